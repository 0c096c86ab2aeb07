using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>A parameter of an emitted member.</summary>
/// <param name="Modifier"><c>out</c>, <c>ref</c>, <c>params</c> or empty.</param>
/// <param name="Default">The default value as C# text, or null.</param>
/// <param name="Documentation">What it is, as XML.</param>
internal sealed record Argument(string Modifier, string Type, string Name, string Documentation, string? Default = null)
{
    /// <summary>Its type before it is written; null if nothing asks for it.</summary>
    public IrType? Content { get; init; }

    public override string ToString() =>
        (Modifier.Length > 0 ? Modifier + " " : "") + $"{Type} {Identifier.Of(Name)}" + (Default is null ? "" : $" = {Default}");

    /// <summary>How it is handed on.</summary>
    public string Passed => (Modifier is "out" or "ref" ? Modifier + " " : "") + Identifier.Of(Name);
}
