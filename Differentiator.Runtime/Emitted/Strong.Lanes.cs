using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <content>The same in several directions at once, a lane each, with a partial that all of them share.</content>
public static partial class Strong
{
    /// <inheritdoc cref="Multiply(double, double)"/>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Multiply<T>(Vector128<T> adjoint, T partial)
        where T : struct, IFloatingPointIeee754<T>
    {
        Vector128<T> product = adjoint * partial;
        return Vector128.EqualsAll(product, product) ? product : product & ~(Undefined(product) & Annulled(adjoint, T.IsZero(partial)));
    }

    /// <inheritdoc cref="Multiply{T}(Vector128{T}, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Multiply<T>(Vector256<T> adjoint, T partial)
        where T : struct, IFloatingPointIeee754<T>
    {
        Vector256<T> product = adjoint * partial;
        return Vector256.EqualsAll(product, product) ? product : product & ~(Undefined(product) & Annulled(adjoint, T.IsZero(partial)));
    }

    /// <inheritdoc cref="Multiply{T}(Vector128{T}, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Multiply<T>(Vector512<T> adjoint, T partial)
        where T : struct, IFloatingPointIeee754<T>
    {
        Vector512<T> product = adjoint * partial;
        return Vector512.EqualsAll(product, product) ? product : product & ~(Undefined(product) & Annulled(adjoint, T.IsZero(partial)));
    }

    /// <inheritdoc cref="Divide(double, double)"/>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Divide<T>(Vector128<T> adjoint, T divisor)
        where T : struct, IFloatingPointIeee754<T>
    {
        Vector128<T> quotient = adjoint / divisor;
        return Vector128.EqualsAll(quotient, quotient) ? quotient : quotient & ~(Undefined(quotient) & Annulled(adjoint, T.IsInfinity(divisor)));
    }

    /// <inheritdoc cref="Divide{T}(Vector128{T}, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Divide<T>(Vector256<T> adjoint, T divisor)
        where T : struct, IFloatingPointIeee754<T>
    {
        Vector256<T> quotient = adjoint / divisor;
        return Vector256.EqualsAll(quotient, quotient) ? quotient : quotient & ~(Undefined(quotient) & Annulled(adjoint, T.IsInfinity(divisor)));
    }

    /// <inheritdoc cref="Divide{T}(Vector128{T}, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Divide<T>(Vector512<T> adjoint, T divisor)
        where T : struct, IFloatingPointIeee754<T>
    {
        Vector512<T> quotient = adjoint / divisor;
        return Vector512.EqualsAll(quotient, quotient) ? quotient : quotient & ~(Undefined(quotient) & Annulled(adjoint, T.IsInfinity(divisor)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<T> Undefined<T>(Vector128<T> product) => ~Vector128.Equals(product, product);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<T> Undefined<T>(Vector256<T> product) => ~Vector256.Equals(product, product);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<T> Undefined<T>(Vector512<T> product) => ~Vector512.Equals(product, product);

    // What makes a lane zero: the adjoint, or a partial that is zero, unless the adjoint is NaN.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<T> Annulled<T>(Vector128<T> adjoint, bool byPartial) =>
        Vector128.Equals(adjoint, Vector128<T>.Zero) | (byPartial ? Vector128.Equals(adjoint, adjoint) : Vector128<T>.Zero);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<T> Annulled<T>(Vector256<T> adjoint, bool byPartial) =>
        Vector256.Equals(adjoint, Vector256<T>.Zero) | (byPartial ? Vector256.Equals(adjoint, adjoint) : Vector256<T>.Zero);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<T> Annulled<T>(Vector512<T> adjoint, bool byPartial) =>
        Vector512.Equals(adjoint, Vector512<T>.Zero) | (byPartial ? Vector512.Equals(adjoint, adjoint) : Vector512<T>.Zero);
}
