using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Differentiator;

/// <summary>
/// Products of an adjoint (or tangent) with a partial derivative under the <i>strong zero</i>: an adjoint that is exactly
/// zero stays zero whatever the partial, and an infinite adjoint is annulled by a partial that is exactly zero.
/// Everything else, NaN adjoints included, is IEEE 754.
/// </summary>
/// <remarks>
/// It gives a variable that does not influence the result the gradient 0 also where a partial is infinite or NaN:
/// <c>0 * sqrt'(0)</c> is 0 and not NaN, and the root of a sum of squares has the gradient 0 at 0 (<c>+inf * 2x</c>).
/// The idea is that of the checked product of Enzyme (EnzymeAD/Enzyme, <c>enzyme-strong-zero</c>).
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Strong
{
    /// <summary>
    /// <c>adjoint * partial</c>; 0 where that is NaN and <paramref name="adjoint"/> is exactly 0, or infinite with
    /// <paramref name="partial"/> exactly 0.
    /// </summary>
    /// <param name="adjoint">The incoming adjoint or tangent.</param>
    /// <param name="partial">The local partial derivative.</param>
    /// <returns>The contribution to the operand.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Multiply(double adjoint, double partial)
    {
        // The first comparison fails for a NaN alone, and takes one jump where IsNaN takes two (a loop of products: 1.33 of plain
        // ones against 1.9). Given a NaN, "partial is 0 and adjoint not NaN" leaves only an infinite adjoint.
        double product = adjoint * partial;
        if (!(product <= double.PositiveInfinity) && (adjoint == 0 || (partial == 0 && !double.IsNaN(adjoint))))
        {
            product = 0;
        }

        return product;
    }

    /// <inheritdoc cref="Multiply(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Multiply(float adjoint, float partial)
    {
        float product = adjoint * partial;
        if (!(product <= float.PositiveInfinity) && (adjoint == 0 || (partial == 0 && !float.IsNaN(adjoint))))
        {
            product = 0;
        }

        return product;
    }

    /// <summary>
    /// <c>adjoint / divisor</c>, the product with the partial derivative <c>1 / divisor</c>; 0 where that is NaN and
    /// <paramref name="adjoint"/> is exactly 0 (0/0, 0/NaN), or both are infinite (the partial is exactly 0).
    /// </summary>
    /// <param name="adjoint">The incoming adjoint or tangent.</param>
    /// <param name="divisor">The reciprocal of the local partial derivative.</param>
    /// <returns>The contribution to the operand.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Divide(double adjoint, double divisor)
    {
        // Given a NaN, "divisor infinite and adjoint not NaN" leaves only an infinite adjoint.
        double quotient = adjoint / divisor;
        if (!(quotient <= double.PositiveInfinity) && (adjoint == 0 || (double.IsInfinity(divisor) && !double.IsNaN(adjoint))))
        {
            quotient = 0;
        }

        return quotient;
    }

    /// <inheritdoc cref="Divide(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Divide(float adjoint, float divisor)
    {
        float quotient = adjoint / divisor;
        if (!(quotient <= float.PositiveInfinity) && (adjoint == 0 || (float.IsInfinity(divisor) && !float.IsNaN(adjoint))))
        {
            quotient = 0;
        }

        return quotient;
    }
}
