using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <content>The same of several iterations at once, a lane each.</content>
public static partial class Strong
{
    /// <inheritdoc cref="Multiply(double, double)"/>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Multiply<T>(Vector512<T> adjoint, Vector512<T> partial)
        where T : struct
    {
        Vector512<T> product = adjoint * partial;
        if (!Vector512.EqualsAll(product, product))
        {
            // Zero in the lanes that are NaN though the adjoint is zero, or the partial is and the adjoint is a number.
            product &= Vector512.Equals(product, product)
                | ~(Vector512.Equals(adjoint, Vector512<T>.Zero) | (Vector512.Equals(partial, Vector512<T>.Zero) & Vector512.Equals(adjoint, adjoint)));
        }

        return product;
    }

    /// <inheritdoc cref="Multiply(double, double)"/>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Multiply<T>(Vector256<T> adjoint, Vector256<T> partial)
        where T : struct
    {
        Vector256<T> product = adjoint * partial;
        if (!Vector256.EqualsAll(product, product))
        {
            // Zero in the lanes that are NaN though the adjoint is zero, or the partial is and the adjoint is a number.
            product &= Vector256.Equals(product, product)
                | ~(Vector256.Equals(adjoint, Vector256<T>.Zero) | (Vector256.Equals(partial, Vector256<T>.Zero) & Vector256.Equals(adjoint, adjoint)));
        }

        return product;
    }

    /// <inheritdoc cref="Divide(double, double)"/>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Divide<T>(Vector512<T> adjoint, Vector512<T> divisor)
        where T : struct
    {
        Vector512<T> quotient = adjoint / divisor;
        if (!Vector512.EqualsAll(quotient, quotient))
        {
            // Zero in the lanes that are NaN though the adjoint is zero, or the partial is and the adjoint is a number.
            quotient &= Vector512.Equals(quotient, quotient)
                | ~(Vector512.Equals(adjoint, Vector512<T>.Zero) | (Vector512.Equals(Vector512<T>.One / divisor, Vector512<T>.Zero) & Vector512.Equals(adjoint, adjoint)));
        }

        return quotient;
    }

    /// <inheritdoc cref="Divide(double, double)"/>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Divide<T>(Vector256<T> adjoint, Vector256<T> divisor)
        where T : struct
    {
        Vector256<T> quotient = adjoint / divisor;
        if (!Vector256.EqualsAll(quotient, quotient))
        {
            // Zero in the lanes that are NaN though the adjoint is zero, or the partial is and the adjoint is a number.
            quotient &= Vector256.Equals(quotient, quotient)
                | ~(Vector256.Equals(adjoint, Vector256<T>.Zero) | (Vector256.Equals(Vector256<T>.One / divisor, Vector256<T>.Zero) & Vector256.Equals(adjoint, adjoint)));
        }

        return quotient;
    }
}
