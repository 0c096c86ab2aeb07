namespace Differentiator.Generator.IR;

/// <summary>A field or property that is part of a structure's value.</summary>
/// <param name="IsSettable">Whether it can be assigned on an existing variable.</param>
internal sealed record StructField(string Name, IrType Type, bool HasNoGradient = false, bool IsSettable = false)
{
    public bool IsDifferentiable => Type.IsDifferentiable && !HasNoGradient;
}
