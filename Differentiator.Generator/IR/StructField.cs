namespace Differentiator.Generator.IR;

/// <summary>A field or property that is part of a structure's value.</summary>
/// <param name="IsSettable">Whether it can be assigned on an existing variable.</param>
/// <param name="IsVariable">Whether it is a field, whose own parts can be assigned on an existing variable.</param>
/// <param name="MustBeSet">Whether a new structure that says nothing of it may not be made, or has another value than the default there.</param>
internal sealed record StructField(string Name, IrType Type, bool HasNoGradient = false, bool IsSettable = false, bool MustBeSet = false, bool IsVariable = false)
{
    public bool IsDifferentiable => Type.IsDifferentiable && !HasNoGradient;
}
