using System;
using System.Linq;
using Differentiator.Generator.IR;
using static Differentiator.Generator.Rules.Components;
using static Differentiator.Generator.Rules.LibraryFunctions;

namespace Differentiator.Generator.Rules;

/// <summary>
/// The inverses of matrices, by their cofactors: for the derivative, as the value is that of .NET. Where there is no inverse, that is
/// NaN, and the derivative 0, as of what is normalized at 0.
/// </summary>
internal static class Inverses
{
    /// <summary>The pairs of columns, in order: those of a minor.</summary>
    private static readonly (int Left, int Right)[] Columns = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];

    public static Expr Of(Expr matrix, Func<string, Expr, Expr> let) => matrix.Type == NumericTypes.Matrix4x4 ? OfLinear(matrix, let) : OfAffine(matrix, let);

    // 1 / d, and 0 for d = 0: a value that is given, so that its slope is -r r and no quotient.
    private static Expr Reciprocal(Expr sum, Func<string, Expr, Expr> let)
    {
        Expr determinant = let("determinant", sum);
        return let("reciprocal", Known("ReciprocalEstimate", Stop(If(determinant.IsEqualTo(0), 0, 1 / determinant)), determinant));
    }

    // (A, t)   has the inverse   (A^-1, -t A^-1)
    private static Expr OfAffine(Expr m, Func<string, Expr, Expr> let)
    {
        Expr reciprocal = Reciprocal(At(m, 0, 0) * At(m, 1, 1) - At(m, 1, 0) * At(m, 0, 1), let);
        return Make(NumericTypes.Matrix3x2, new[]
        {
            At(m, 1, 1), -At(m, 0, 1), -At(m, 1, 0), At(m, 0, 0),
            At(m, 1, 0) * At(m, 2, 1) - At(m, 2, 0) * At(m, 1, 1), At(m, 2, 0) * At(m, 0, 1) - At(m, 0, 0) * At(m, 2, 1),
        }.Select(cofactor => cofactor * reciprocal));
    }

    // By the minors of the first two rows and of the last two: Laplace's expansion.
    private static Expr OfLinear(Expr m, Func<string, Expr, Expr> let)
    {
        Expr[] upper = [.. Columns.Select(pair => Minor(0, pair))], lower = [.. Columns.Select(pair => Minor(2, pair))];
        Expr reciprocal = Reciprocal(upper[0] * lower[5] - upper[1] * lower[4] + upper[2] * lower[3] + upper[3] * lower[2] - upper[4] * lower[1] + upper[5] * lower[0], let);
        return Map(NumericTypes.Matrix4x4, k => Cofactor(k / 4, k % 4) * reciprocal);

        Expr Minor(int row, (int Left, int Right) pair) => let("minor", At(m, row, pair.Left) * At(m, row + 1, pair.Right) - At(m, row + 1, pair.Left) * At(m, row, pair.Right));

        // Without a column of the first two rows, and without the row beside it or, of the last two columns, the other way round.
        Expr Cofactor(int column, int without)
        {
            (int row, Expr[] minors) = without < 2 ? (1 - without, lower) : (5 - without, upper);
            int[] others = [.. Enumerable.Range(0, 4).Where(other => other != column)];
            Expr sum = At(m, row, others[0]) * Of(others[1], others[2]) - At(m, row, others[1]) * Of(others[0], others[2]) + At(m, row, others[2]) * Of(others[0], others[1]);
            return (column + without) % 2 == 0 ? sum : -sum;

            Expr Of(int left, int right) => minors[Array.IndexOf(Columns, (left, right))];
        }
    }
}
