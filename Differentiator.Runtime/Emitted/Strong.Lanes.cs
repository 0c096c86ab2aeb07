using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <content>
/// The same in several directions at once, a lane each, with a partial that all of them share. All of it are single instructions:
/// a call, however rare, would make the JIT keep what is in registers in memory, and what it inlines counts against what it inlines at all.
/// </content>
public static partial class Strong
{
    /// <inheritdoc cref="Multiply(double, double)"/>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Multiply<T>(Vector128<T> adjoint, T partial)
        where T : struct
    {
        Vector128<T> product = adjoint * partial;
        if (!Vector128.EqualsAll(product, product))
        {
            // Zero in the lanes that are NaN though the adjoint is zero, or the partial is and the adjoint is a number.
            product &= Vector128.Equals(product, product)
                | ~(Vector128.Equals(adjoint, Vector128<T>.Zero) | (Vector128.Equals(Vector128.Create(partial), Vector128<T>.Zero) & Vector128.Equals(adjoint, adjoint)));
        }

        return product;
    }

    /// <inheritdoc cref="Multiply{T}(Vector128{T}, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Multiply<T>(Vector<T> adjoint, T partial)
        where T : struct
    {
        Vector<T> product = adjoint * partial;
        if (!Vector.EqualsAll(product, product))
        {
            // Zero in the lanes that are NaN though the adjoint is zero, or the partial is and the adjoint is a number.
            product &= Vector.Equals(product, product)
                | ~(Vector.Equals(adjoint, Vector<T>.Zero) | (Vector.Equals(new Vector<T>(partial), Vector<T>.Zero) & Vector.Equals(adjoint, adjoint)));
        }

        return product;
    }

    /// <inheritdoc cref="Divide(double, double)"/>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Divide<T>(Vector128<T> adjoint, T divisor)
        where T : struct
    {
        Vector128<T> quotient = adjoint / divisor;
        if (!Vector128.EqualsAll(quotient, quotient))
        {
            // Zero in the lanes that are NaN though the adjoint is zero, or the partial is and the adjoint is a number.
            quotient &= Vector128.Equals(quotient, quotient)
                | ~(Vector128.Equals(adjoint, Vector128<T>.Zero) | (Vector128.Equals(Vector128<T>.One / divisor, Vector128<T>.Zero) & Vector128.Equals(adjoint, adjoint)));
        }

        return quotient;
    }

    /// <inheritdoc cref="Divide{T}(Vector128{T}, T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Divide<T>(Vector<T> adjoint, T divisor)
        where T : struct
    {
        Vector<T> quotient = adjoint / divisor;
        if (!Vector.EqualsAll(quotient, quotient))
        {
            // Zero in the lanes that are NaN though the adjoint is zero, or the partial is and the adjoint is a number.
            quotient &= Vector.Equals(quotient, quotient)
                | ~(Vector.Equals(adjoint, Vector<T>.Zero) | (Vector.Equals(Vector<T>.One / divisor, Vector<T>.Zero) & Vector.Equals(adjoint, adjoint)));
        }

        return quotient;
    }
}
