using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform;

/// <summary>
/// The product of a derivative that has arrived (an adjoint or a tangent) and a local partial, strong where it must be: an
/// exactly zero one times a partial that is not finite is zero.
/// </summary>
internal sealed class ChainRule(Facts facts)
{
    public Expr Product(Expr arrived, Expr partial) => partial switch
    {
        Binary { Op: BinaryOp.Divide, Left: FloatConstant } quotient when facts.NeedsStrongProduct(arrived, partial) =>
            facts.MayBeInfinite(arrived)
                ? LibraryFunctions.StrongMultiply(arrived, partial)
                : LibraryFunctions.StrongDivide(quotient.Left is FloatConstant { Value: 1 } ? arrived : quotient.Left * arrived, quotient.Right),
        _ when facts.NeedsStrongProduct(arrived, partial) => LibraryFunctions.StrongMultiply(arrived, partial),
        _ => arrived * partial,
    };

    public Expr Quotient(Expr arrived, Expr divisor) =>
        facts.NeedsStrongQuotient(arrived, divisor) ? LibraryFunctions.StrongDivide(arrived, divisor) : arrived / divisor;

    /// <summary>Whether some partial derivative in the region may be infinite for finite operands.</summary>
    public bool HasSingularPartials(Region region, Activity activity) => region.AllExpressions().Any(expr => HasSingularPartials(expr, activity));

    /// <summary>Whether some partial derivative in the expression may be infinite for finite operands.</summary>
    public bool HasSingularPartials(Expr expr, Activity activity) => expr.SelfAndDescendants().Any(node =>
        activity.IsVaried(node) && node switch
        {
            Binary { Op: BinaryOp.Divide } quotient => !facts.IsNonZero(quotient.Right),
            Call { Function.ContainingType: LibraryFunctions.Strong } => true,
            Call call => RuleTable.Find(call.Function) is { } rule
                && rule.Partials.Any(partial => partial(call.Arguments, call) is { } value && facts.MayBeInfinite(value)),
            _ => false,
        });
}
