namespace Differentiator.Generator.IR;

/// <summary>A parameter of the user's method, for signatures.</summary>
/// <param name="Name">The name without <c>@</c>.</param>
/// <param name="Default">The default value as C# text, or null.</param>
internal sealed record ParameterModel(string Name, IrType Type, bool IsParams, string? Default)
{
    /// <summary><c>in</c>, <c>ref</c>, <c>out</c> or empty.</summary>
    public string Modifier { get; init; } = "";

    /// <summary>True for the <c>this</c> of a structure's method.</summary>
    public bool IsInstance { get; init; }
}
