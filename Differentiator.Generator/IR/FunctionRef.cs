namespace Differentiator.Generator.IR;

/// <summary>A method by its signature: the key of rules.</summary>
/// <param name="ContainingType">Fully qualified without <c>global::</c>, e.g. <c>System.Math</c>.</param>
internal sealed record FunctionRef(string ContainingType, string Name, EquatableArray<IrType> ParameterTypes, IrType ReturnType)
{
    public override string ToString() => $"{ContainingType}.{Name}";
}
