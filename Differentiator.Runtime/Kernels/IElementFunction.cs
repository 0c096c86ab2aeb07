using System;
using System.Numerics;

namespace Differentiator;

/// <summary>A function of one number with its derivative, as a type argument of loops over matrices.</summary>
internal interface IElementFunction
{
    /// <summary>Whether the derivative needs the argument; the value is enough otherwise.</summary>
    static abstract bool NeedsArgument { get; }

    /// <summary>Whether there are the forms over vectors, which may round otherwise than the scalar ones.</summary>
    static virtual bool IsVectorized => false;

    /// <summary>The value at x.</summary>
    static abstract T Value<T>(T x)
        where T : struct, IFloatingPointIeee754<T>;

    /// <summary>The derivative at x times the cotangent of the value. The argument is arbitrary if it is not needed.</summary>
    static abstract T Pullback<T>(T x, T value, T cotangent)
        where T : struct, IFloatingPointIeee754<T>;

    /// <summary>The values at a vector of arguments.</summary>
    static virtual Vector<float> Value(Vector<float> x) => throw new NotSupportedException();

    /// <summary>The derivatives at a vector of arguments times the cotangents.</summary>
    static virtual Vector<float> Pullback(Vector<float> x, Vector<float> value, Vector<float> cotangent) => throw new NotSupportedException();
}
