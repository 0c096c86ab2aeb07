namespace Differentiator.Generator.Transform.Imperative;

/// <summary>What a value is, in the order in which values give their name to a shared variable.</summary>
internal enum ValueRank
{
    /// <summary>A parameter of the function: the name is fixed.</summary>
    Parameter,

    /// <summary>Named by the user.</summary>
    User,

    /// <summary>Carried through a loop.</summary>
    Carried,

    /// <summary>The merged result of a branch.</summary>
    Merged,

    /// <summary>Any other.</summary>
    Temporary,

    /// <summary>The index of a loop, an array or a span: a variable of its own.</summary>
    Fixed,
}
