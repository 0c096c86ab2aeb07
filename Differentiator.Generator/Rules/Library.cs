namespace Differentiator.Generator.Rules;

/// <summary>The type that has the functions of <c>double</c>, and the one that has those of <c>float</c>.</summary>
internal sealed record Library(string Double, string Single)
{
    public static Library Math { get; } = new(LibraryFunctions.Math, LibraryFunctions.MathF);

    /// <summary>The static methods of the numbers themselves, as far as <c>Math</c> lacks them.</summary>
    public static Library Number { get; } = new(LibraryFunctions.Double, LibraryFunctions.Single);

    /// <summary>The runtime's own functions.</summary>
    public static Library Special { get; } = new(LibraryFunctions.SpecialType, LibraryFunctions.SpecialType);

    /// <summary>The runtime's activations, of single numbers.</summary>
    public static Library Activations { get; } = new(LibraryFunctions.ActivationsType, LibraryFunctions.ActivationsType);

    /// <summary>Functions whose value is there already, as their first operand.</summary>
    public static Library Known { get; } = new(LibraryFunctions.KnownType, LibraryFunctions.KnownType);

    /// <summary>The runtime's computations with components of vectors.</summary>
    public static Library Components { get; } = new(LibraryFunctions.ComponentsType, LibraryFunctions.ComponentsType);
}
