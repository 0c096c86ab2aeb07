namespace Differentiator.Generator.IR;

/// <summary>A method by its signature: the key of rules.</summary>
/// <param name="ContainingType">Fully qualified without <c>global::</c>, e.g. <c>System.Math</c>.</param>
internal sealed record FunctionRef(string ContainingType, string Name, EquatableArray<IrType> ParameterTypes, IrType ReturnType)
{
    /// <summary>Of a function that returns a tuple, the element that is meant; else empty.</summary>
    public string Part { get; init; } = "";

    /// <summary>How many operands together are one argument, a vector of the containing type; 0 if each is an argument.</summary>
    public int VectorSize { get; init; }

    /// <summary>The name by which rules are found: <c>Exp</c>, <c>SinCosPi.CosPi</c>.</summary>
    public string Key => Part.Length == 0 ? Name : $"{Name}.{Part}";

    public override string ToString() => $"{ContainingType}.{Key}";
}
