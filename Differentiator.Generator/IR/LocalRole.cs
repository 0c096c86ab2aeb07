namespace Differentiator.Generator.IR;

/// <summary>Who named a local: decides what may be inlined away and how it is renamed.</summary>
internal enum LocalRole
{
    /// <summary>A parameter: its name is fixed.</summary>
    Parameter,

    /// <summary>The <c>this</c> of a structure's method.</summary>
    Instance,

    /// <summary>A variable of the user's source.</summary>
    User,

    /// <summary>Named by the compiler; disappears when it is used once.</summary>
    Temporary,
}
