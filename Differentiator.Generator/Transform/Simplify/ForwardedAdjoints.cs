using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// Adds to an array's adjoints at once what is gathered for a local array whose elements are those of the other one, but for their
/// signs and what is added to them: <c>d[i] = x[i] - mean[i]</c>.
/// </summary>
internal sealed class ForwardedAdjoints
{
    private readonly Memory memory;
    private readonly Lengths lengths;

    private ForwardedAdjoints(Function function)
    {
        memory = Memory.Of(function);
        lengths = Lengths.Of(function.Body);
    }

    public static Function Apply(Function function)
    {
        if (!function.Body.AllStatements().Any(statement => statement is Scratch))
            return function;
        ForwardedAdjoints pass = new(function);
        return function with { Body = pass.Visit(function.Body) };
    }

    private Region Visit(Region region)
    {
        List<Stmt> statements = [.. region.Statements];
        for (int k = 0; k + 1 < statements.Count; k++)
        {
            if (statements[k] is Scratch { Count: not null, Part: null } made && statements[k + 1] is Clear clear && clear.Span == made.Span
                && !region.Yields.Any(yielded => yielded.Reads(made.Span)) && Receiver(made, statements, k + 2) is { } receiver)
                statements = Forwarded(statements, k, receiver);
        }

        return region with { Statements = statements.Select(statement => statement.MapRegions(Visit)).ToEquatableArray() };
    }

    /// <summary>What all adjoints of the array are added to in the end, in <paramref name="At"/>, and nothing else.</summary>
    private sealed record Target(int At, Local Array, bool IsNegated);

    private Target? Receiver(Scratch made, List<Stmt> statements, int from)
    {
        int at = statements.FindLastIndex(statement => Mentions(statement, made.Span));
        if (at < from || statements[at] is not For loop || Handed(loop, made) is not { } handed)
            return null;
        Local[] written = [.. memory.RootsOf(handed.Array)];
        Stmt[] between = [.. statements.Skip(from).Take(at - from)];
        int first = System.Array.FindIndex(between, statement => Mentions(statement, made.Span));
        bool isThere = !statements.Skip(from + System.Math.Max(first, 0)).SelectMany(StmtTraversal.AllDefined).Contains(handed.Array);
        IndexBounds bounds = new(lengths);
        return first >= 0 && isThere && !written.Contains(made.Span) && handed.Array.Type.Element == made.Span.Type.Element
            && between.All(statement => OnlyAdds(statement, made, handed.Count, written, bounds))
            ? new Target(at, handed.Array, handed.IsNegated) : null;
    }

    private static bool Mentions(Stmt statement, Local array) =>
        statement.Written().Contains(array) || statement.AllExpressions().Any(expr => expr.Reads(array));

    // for (int i = 0; i < n; i++) { double a = d[i]; d[i] = 0; g[i] -= a; }
    private (Local Array, bool IsNegated, Expr Count)? Handed(For loop, Scratch made)
    {
        if (loop.Carried.Count > 0 || lengths.CountFromZero(loop) is not { } count || !Lengths.IsFixed(count))
            return null;
        Load element = new(made.Span, loop.Index, made.Span.Type.Element!);
        HashSet<Expr> same = [element];
        Store? added = null;
        foreach (Stmt statement in loop.Body.Statements)
        {
            switch (statement)
            {
                case Let let when same.Contains(let.Value):
                    same.Add(let.Target);
                    break;
                case Store { Accumulates: false, Member: "", Value: FloatConstant { Value: 0 } } emptied when emptied.Array == made.Span && emptied.Index == loop.Index:
                    break;
                case Store { Accumulates: true, Member: "" } store when added is null && store.Array != made.Span && store.Index == loop.Index:
                    added = store;
                    break;
                default:
                    return null;
            }
        }

        return added switch
        {
            { Value: Unary { Op: UnaryOp.Negate } negation } when same.Contains(negation.Operand) => (added.Array, true, count),
            { } plain when same.Contains(plain.Value) => (added.Array, false, count),
            _ => null,
        };
    }

    // Of the array it adds to elements that are handed on, and of what they are handed on to it reads nothing.
    private bool OnlyAdds(Stmt statement, Scratch made, Expr count, Local[] written, IndexBounds bounds)
    {
        if (statement is For loop)
            bounds.Enter(loop);
        if (statement is For or If)
        {
            return !statement.OwnExpressions().Concat(statement.Repeated()).Concat(statement.Regions().SelectMany(region => region.Yields)).Any(expr => IsRead(expr, made.Span, written))
                && statement.Regions().SelectMany(region => region.Statements).All(inner => OnlyAdds(inner, made, count, written, bounds));
        }

        if (statement.Written().Any(array => array == made.Span || memory.RootsOf(array).Any(written.Contains)))
        {
            bool isAdded = statement is Store { Accumulates: true } store
                && (store.Array != made.Span || (store.Member.Length == 0 && (count == lengths.Resolved(made.Count!) || bounds.IsWithin(store.Index, count))));
            return isAdded && statement is Store { Index: var index, Value: var value } && !IsRead(index, made.Span, written) && !IsRead(value, made.Span, written);
        }

        return statement is Let { Target.Type.Element: not null } view
            ? !view.Value.Reads(made.Span)
            : !statement.OwnExpressions().Concat(statement.Repeated()).Any(expr => IsRead(expr, made.Span, written));
    }

    // Rows of jagged arrays stay where they are.
    private bool IsRead(Expr expr, Local array, Local[] written) => expr switch
    {
        Length => false,
        Local local => local == array || (local.Type.Element is not null && memory.RootsOf(local).Any(written.Contains)),
        _ => expr.Operands().Any(operand => IsRead(operand, array, written)),
    };

    private static List<Stmt> Forwarded(List<Stmt> statements, int k, Target target)
    {
        Local made = ((Scratch)statements[k]).Span;
        return [.. statements.Take(k), .. statements.Skip(k + 2).Take(target.At - k - 2).Select(Added), .. statements.Skip(target.At + 1)];

        Stmt Added(Stmt statement) => statement.MapRegions(region => region with { Statements = region.Statements.Map(Added) }) switch
        {
            Store store when store.Array == made => store with { Array = target.Array, Value = target.IsNegated ? -store.Value : store.Value },
            var other => other,
        };
    }
}
