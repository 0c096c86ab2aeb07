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
    public static Vector<T> Multiply<T>(Vector<T> adjoint, T partial)
        where T : struct, IFloatingPointIeee754<T>
    {
        Vector<T> product = adjoint * partial;
        if (!Vector.EqualsAll(product, product))
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
    public static Vector<T> Divide<T>(Vector<T> adjoint, T divisor)
        where T : struct, IFloatingPointIeee754<T>
    {
        Vector<T> quotient = adjoint / divisor;
        if (!Vector.EqualsAll(quotient, quotient))
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
    private static Vector<T> Corrected<T>(Vector<T> product, Vector<T> adjoint, T partial)
        where T : struct, IFloatingPointIeee754<T> =>
        product & (Vector.Equals(product, product) | ~(Vector.Equals(adjoint, Vector<T>.Zero) | (T.IsZero(partial) ? Vector.Equals(adjoint, adjoint) : Vector<T>.Zero)));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<T> CorrectedQuotient<T>(Vector128<T> quotient, Vector128<T> adjoint, T divisor)
        where T : struct, IFloatingPointIeee754<T> => Corrected(quotient, adjoint, T.One / divisor);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector<T> CorrectedQuotient<T>(Vector<T> quotient, Vector<T> adjoint, T divisor)
        where T : struct, IFloatingPointIeee754<T> => Corrected(quotient, adjoint, T.One / divisor);
}
