using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <content>
/// The same in several directions at once, a lane each, with a partial that all of them share. What is rare is a call: a method
/// has hundreds of these products, and what the JIT inlines of them counts against what it inlines at all.
/// </content>
public static partial class Strong
{
    /// <inheritdoc cref="Multiply(double, double)"/>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Multiply<T>(Vector128<T> adjoint, T partial)
        where T : struct, IFloatingPointIeee754<T>
    {
        Vector128<T> product = adjoint * partial;
        if (!Vector128.EqualsAll(product, product))
        {
            product = Corrected(product, adjoint, partial);
        }

        return product;
    }

    /// <inheritdoc cref="Multiply{T}(Vector128{T}, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Multiply<T>(Vector256<T> adjoint, T partial)
        where T : struct, IFloatingPointIeee754<T>
    {
        Vector256<T> product = adjoint * partial;
        if (!Vector256.EqualsAll(product, product))
        {
            product = Corrected(product, adjoint, partial);
        }

        return product;
    }

    /// <inheritdoc cref="Multiply{T}(Vector128{T}, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Multiply<T>(Vector512<T> adjoint, T partial)
        where T : struct, IFloatingPointIeee754<T>
    {
        Vector512<T> product = adjoint * partial;
        if (!Vector512.EqualsAll(product, product))
        {
            product = Corrected(product, adjoint, partial);
        }

        return product;
    }

    /// <inheritdoc cref="Divide(double, double)"/>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Divide<T>(Vector128<T> adjoint, T divisor)
        where T : struct, IFloatingPointIeee754<T>
    {
        Vector128<T> quotient = adjoint / divisor;
        if (!Vector128.EqualsAll(quotient, quotient))
        {
            quotient = CorrectedQuotient(quotient, adjoint, divisor);
        }

        return quotient;
    }

    /// <inheritdoc cref="Divide{T}(Vector128{T}, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Divide<T>(Vector256<T> adjoint, T divisor)
        where T : struct, IFloatingPointIeee754<T>
    {
        Vector256<T> quotient = adjoint / divisor;
        if (!Vector256.EqualsAll(quotient, quotient))
        {
            quotient = CorrectedQuotient(quotient, adjoint, divisor);
        }

        return quotient;
    }

    /// <inheritdoc cref="Divide{T}(Vector128{T}, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Divide<T>(Vector512<T> adjoint, T divisor)
        where T : struct, IFloatingPointIeee754<T>
    {
        Vector512<T> quotient = adjoint / divisor;
        if (!Vector512.EqualsAll(quotient, quotient))
        {
            quotient = CorrectedQuotient(quotient, adjoint, divisor);
        }

        return quotient;
    }

    // Zero in the lanes that are NaN though the adjoint is zero, or the partial is and the adjoint is a number.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<T> Corrected<T>(Vector128<T> product, Vector128<T> adjoint, T partial)
        where T : struct, IFloatingPointIeee754<T> =>
        product & (Vector128.Equals(product, product) | ~(Vector128.Equals(adjoint, Vector128<T>.Zero) | (T.IsZero(partial) ? Vector128.Equals(adjoint, adjoint) : Vector128<T>.Zero)));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<T> Corrected<T>(Vector256<T> product, Vector256<T> adjoint, T partial)
        where T : struct, IFloatingPointIeee754<T> =>
        product & (Vector256.Equals(product, product) | ~(Vector256.Equals(adjoint, Vector256<T>.Zero) | (T.IsZero(partial) ? Vector256.Equals(adjoint, adjoint) : Vector256<T>.Zero)));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<T> Corrected<T>(Vector512<T> product, Vector512<T> adjoint, T partial)
        where T : struct, IFloatingPointIeee754<T> =>
        product & (Vector512.Equals(product, product) | ~(Vector512.Equals(adjoint, Vector512<T>.Zero) | (T.IsZero(partial) ? Vector512.Equals(adjoint, adjoint) : Vector512<T>.Zero)));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<T> CorrectedQuotient<T>(Vector128<T> quotient, Vector128<T> adjoint, T divisor)
        where T : struct, IFloatingPointIeee754<T> => Corrected(quotient, adjoint, T.One / divisor);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<T> CorrectedQuotient<T>(Vector256<T> quotient, Vector256<T> adjoint, T divisor)
        where T : struct, IFloatingPointIeee754<T> => Corrected(quotient, adjoint, T.One / divisor);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<T> CorrectedQuotient<T>(Vector512<T> quotient, Vector512<T> adjoint, T divisor)
        where T : struct, IFloatingPointIeee754<T> => Corrected(quotient, adjoint, T.One / divisor);
}
