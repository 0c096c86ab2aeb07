using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;
using Differentiator.Generator.Transform.Simplify;

namespace Differentiator.Generator.Transform.Reverse;

/// <content>Expressions: the adjoint of a value goes to what it was computed from.</content>
internal sealed partial class ReverseMode
{
    /// <summary>Passes the adjoint of <paramref name="expr"/> on to the locals and elements in it.</summary>
    /// <param name="result">A cheap way to write the value of <paramref name="expr"/> itself.</param>
    private void Pull(Expr expr, Expr adjoint, Expr result, RegionSweep sweep, Origin origin)
    {
        if (!activity.IsVaried(expr))
            return;
        switch (expr)
        {
            case Local or Load or Field:
                Contribute(expr, adjoint, sweep, origin);
                break;

            // y = -x   becomes   x̄ -= ȳ
            case Unary { Op: UnaryOp.Negate } negation:
                Pull(negation.Operand, -adjoint, sweep, origin);
                break;

            // y = (double)x   becomes   x̄ += (float)ȳ
            case Convert convert:
                Pull(convert.Operand, new Convert(adjoint, convert.Operand.Type), sweep, origin);
                break;
            case Binary binary:
                Pull(binary, Shared(binary, adjoint, sweep, origin), result, sweep, origin);
                break;
            case Call { Function.ContainingType: LibraryFunctions.Strong } strong:
                PullStrong(strong, Shared(strong, adjoint, sweep, origin), result, sweep, origin);
                break;
            case Call call:
                Pull(call, Shared(call, adjoint, sweep, origin), result, sweep, origin);
                break;
            default:
                throw Unreachable.Node(expr);
        }
    }

    private void Pull(Expr expr, Expr adjoint, RegionSweep sweep, Origin origin) => Pull(expr, adjoint, expr, sweep, origin);

    private void Pull(Binary binary, Expr adjoint, Expr result, RegionSweep sweep, Origin origin)
    {
        Expr left = binary.Left, right = binary.Right;
        switch (binary.Op)
        {
            // y = a + b   becomes   ā += ȳ; b̄ += ȳ
            case BinaryOp.Add:
                Pull(left, adjoint, sweep, origin);
                Pull(right, adjoint, sweep, origin);
                break;

            // y = a - b   becomes   ā += ȳ; b̄ -= ȳ
            case BinaryOp.Subtract:
                Pull(left, adjoint, sweep, origin);
                Pull(right, -adjoint, sweep, origin);
                break;

            // y = a * b   becomes   ā += ȳ * b; b̄ += ȳ * a
            case BinaryOp.Multiply:
                PullPartial(left, adjoint, right, sweep, origin);
                PullPartial(right, adjoint, left, sweep, origin);
                break;

            // y = 1 / b   becomes   b̄ -= ȳ * y * y
            case BinaryOp.Divide when left is FloatConstant { Value: 1 } && result is Local && facts.IsNonZero(right):
                PullPartial(right, -Bind(chain.Product(adjoint, result), Names.AdjointOf(left * right), sweep, origin), result, sweep, origin);
                break;

            // y = a / b   becomes   ā += ȳ / b; b̄ -= ȳ / b * y
            case BinaryOp.Divide:
                Expr toNumerator = activity.IsVaried(left) && activity.IsVaried(right)
                    ? Bind(chain.Quotient(adjoint, right), Names.AdjointOf(left), sweep, origin)
                    : chain.Quotient(adjoint, right);
                Pull(left, toNumerator, sweep, origin);
                PullPartial(right, -toNumerator, result, sweep, origin);
                break;

            // y = a % b   becomes   ā += ȳ; b̄ -= ȳ * round((a - y) / b), the whole number of b's in a
            case BinaryOp.Remainder:
                Pull(left, adjoint, sweep, origin);
                PullPartial(right, adjoint, -LibraryFunctions.Round((left - result) / right), sweep, origin);
                break;
            default:
                throw Unreachable.Node(binary);
        }
    }

    // y = f(a, b)   becomes   ā += ȳ * f_a(a, b, y); b̄ += ȳ * f_b(a, b, y)
    private void Pull(Call call, Expr adjoint, Expr result, RegionSweep sweep, Origin origin)
    {
        Rule rule = RuleTable.Find(call.Function) ?? throw Unreachable.Node(call);
        for (int k = 0; k < call.Arguments.Count; k++)
        {
            if (activity.IsVaried(call.Arguments[k]) && rule.Partials[k](call.Arguments, result) is { } partial)
                PullPartial(call.Arguments[k], adjoint, partial, sweep, origin);
        }
    }

    // Of a derivative that is differentiated again: what is exactly zero annuls what it meets there, too.
    private void PullStrong(Call call, Expr adjoint, Expr result, RegionSweep sweep, Origin origin)
    {
        Expr left = call.Arguments[0], right = call.Arguments[1];
        if (call.Function.Name == "Multiply")
        {
            // y = Strong.Multiply(a, p)   becomes   ā += Strong.Multiply(ȳ, p); p̄ += Strong.Multiply(ȳ, a)
            PullStrong(left, LibraryFunctions.StrongMultiply(adjoint, right), sweep, origin);
            PullStrong(right, LibraryFunctions.StrongMultiply(adjoint, left), sweep, origin);
            return;
        }

        // y = Strong.Divide(a, d)   becomes   ā += Strong.Divide(ȳ, d); d̄ -= Strong.Multiply(Strong.Divide(ȳ, d), y)
        Expr quotient = LibraryFunctions.StrongDivide(adjoint, right);
        PullStrong(left, quotient, sweep, origin);
        PullStrong(right, -LibraryFunctions.StrongMultiply(quotient, result), sweep, origin);
    }

    private void PullStrong(Expr operand, Expr adjoint, RegionSweep sweep, Origin origin)
    {
        if (activity.IsVaried(operand))
            Pull(operand, adjoint, sweep, origin);
    }

    private void PullPartial(Expr operand, Expr adjoint, Expr partial, RegionSweep sweep, Origin origin)
    {
        if (activity.IsVaried(operand))
            Pull(operand, optimizes ? WithResults(chain.Product(adjoint, Algebra.Simplify(partial)), sweep) : chain.Product(adjoint, partial), sweep, origin);
    }

    /// <summary>An adjoint that goes to several operands is computed once.</summary>
    private Expr Shared(Expr expr, Expr adjoint, RegionSweep sweep, Origin origin) =>
        expr.Operands().Count(activity.IsVaried) > 1 ? Bind(adjoint, Names.AdjointOf(expr), sweep, origin) : adjoint;

    private Expr Bind(Expr value, string name, RegionSweep sweep, Origin origin)
    {
        if (Cost.IsTrivial(value))
            return value;
        Local local = supply.Temporary(name, value.Type);
        sweep.Reverse.Add(new Let(local, value, origin));
        Know(local, value);
        return local;
    }

    private void Contribute(Expr key, Expr contribution, RegionSweep sweep, Origin origin)
    {
        Expr? existing = sweep.Existing(key);
        if (key.Type is MatrixType && existing is not null)
        {
            AddTo(key, contribution, sweep, origin);
            return;
        }

        Expr sum = existing is null ? contribution : existing + contribution;
        sweep.Adjoints.Set(key, Bind(sum, Names.AdjointOf(key), sweep, origin), origin);
    }

    private void Know(Local local, Expr value)
    {
        facts.Define(local, value);
        if (facts.IsMaybeSkipped(value))
            facts.MayBeSkipped(local);
        if (facts.MayBeInfinite(value))
            facts.MayBecomeInfinite(local);
    }
}
