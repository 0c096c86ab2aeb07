namespace Differentiator.Generator.IR;

/// <summary>A method by its signature: the key of rules.</summary>
/// <param name="ContainingType">Fully qualified without <c>global::</c>, e.g. <c>System.Math</c>.</param>
internal sealed record FunctionRef(string ContainingType, string Name, EquatableArray<IrType> ParameterTypes, IrType ReturnType)
{
    /// <summary>Of a function that returns a tuple, the element that is meant; else empty.</summary>
    public string Part { get; init; } = "";

    /// <summary>The name by which rules are found: <c>Exp</c>, <c>SinCosPi.CosPi</c>.</summary>
    public string Key => Part.Length == 0 ? Name : $"{Name}.{Part}";

    public override string ToString() => $"{ContainingType}.{Key}";
}
