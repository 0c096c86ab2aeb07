using System;

namespace Differentiator.Generator.IR;

/// <summary>The members to emit; the values are those of the runtime's <c>Derivatives</c>.</summary>
[Flags]
internal enum DerivativeKinds
{
    None = 0,
    Gradient = 1,
    Jvp = 2,
    Vjp = 4,
    Jacobian = 8,
    Hessian = 16,
    Hvp = 32,
    GradientHvp = 64,
}
