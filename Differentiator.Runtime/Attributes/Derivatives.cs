using System;

namespace Differentiator;

/// <summary>The derivatives that can be emitted for a method <c>F</c>.</summary>
[Flags]
public enum Derivatives
{
    /// <summary>What suits the result: <c>Gradient | Vjp</c> for a scalar, <c>Jvp | Vjp</c> otherwise.</summary>
    Default = 0,

    /// <summary><c>FGradient</c>: the value and the partial derivatives of a scalar result, by reverse mode.</summary>
    Gradient = 1,

    /// <summary><c>FJvp</c>: the directional derivative along given tangents, by forward mode.</summary>
    Jvp = 2,

    /// <summary><c>FVjp</c>: adds a cotangent of the result, pulled back, to given accumulators.</summary>
    Vjp = 4,

    /// <summary><c>FJacobian</c>: the matrix of all partial derivatives of the flattened result, row-major.</summary>
    Jacobian = 8,

    /// <summary><c>FHessian</c>: the matrix of second derivatives of a scalar result, row-major.</summary>
    Hessian = 16,

    /// <summary><c>FHvp</c>: the product of the Hessian with a given vector.</summary>
    Hvp = 32,

    /// <summary><c>FGradientHvp</c>: the partial derivatives and the product of the Hessian with a given vector, both in one sweep.</summary>
    GradientHvp = 64,
}
