namespace Differentiator.Generator.IR;

/// <summary>How a call finds the method, and so its derivatives.</summary>
internal enum Dispatch
{
    /// <summary>The method that is named, or one that nothing can override.</summary>
    Direct,

    /// <summary>A member of an interface without a body.</summary>
    Interface,

    /// <summary>A member of a class without a body.</summary>
    Abstract,

    /// <summary>A member with a body, which derived classes may override.</summary>
    Virtual,

    /// <summary>One that overrides another, in a class from which others derive.</summary>
    Sealed,
}
