using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform.Borrowing;

/// <summary>Arithmetic of numbers of elements.</summary>
internal static class ElementCounts
{
    public static Expr Zero { get; } = new IntConstant(0, IrType.Int32);

    /// <summary><c>n + 2 * m + n</c> is <c>2 * n + 2 * m</c>.</summary>
    public static Expr Sum(IEnumerable<Expr> counts)
    {
        Expr[] terms = [.. counts];
        long constant = terms.OfType<IntConstant>().Sum(term => term.Value);
        Expr? sum = null;
        foreach (IGrouping<Expr, Expr> equal in terms.Where(term => term is not IntConstant).GroupBy(term => term))
        {
            Expr term = equal.Count() == 1 ? equal.Key : new IntConstant(equal.Count(), IrType.Int32) * equal.Key;
            sum = sum is null ? term : sum + term;
        }

        return sum is null ? new IntConstant(constant, IrType.Int32)
            : constant == 0 ? sum
            : sum + new IntConstant(constant, IrType.Int32);
    }

    /// <summary>A loop without iterations may count a negative number of them, which is none.</summary>
    /// <param name="known">The same number over parameters.</param>
    public static Expr NotNegative(Expr count, Expr known) => count switch
    {
        _ when IsNotNegative(known) => count,
        IntConstant => Zero,
        _ => Max(count, Zero),
    };

    public static Expr Max(Expr one, Expr other) =>
        new Call(new FunctionRef(LibraryFunctions.Math, nameof(LibraryFunctions.Max), [IrType.Int32, IrType.Int32], IrType.Int32), [one, other]);

    private static bool IsNotNegative(Expr count) => count switch
    {
        Length => true,
        IntConstant constant => constant.Value >= 0,
        Binary { Op: BinaryOp.Add or BinaryOp.Multiply or BinaryOp.Divide or BinaryOp.Remainder } both => IsNotNegative(both.Left) && IsNotNegative(both.Right),
        Call { Function.Name: nameof(LibraryFunctions.Max) } greater => greater.Arguments.Any(IsNotNegative),
        Conditional choice => IsNotNegative(choice.WhenTrue) && IsNotNegative(choice.WhenFalse),
        _ => false,
    };
}
