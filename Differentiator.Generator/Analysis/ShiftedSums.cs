using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Analysis;

/// <summary>
/// Sums of exponentials of an array's elements less their maximum: one of the terms is <c>exp(0)</c>, so that such a sum is at least 1,
/// and its logarithm has a finite derivative.
/// </summary>
internal sealed class ShiftedSums
{
    private readonly Region body;
    private readonly Memory memory;
    private readonly Lengths lengths;
    private readonly Dictionary<Local, Expr> definitions;

    private ShiftedSums(Function function)
    {
        body = function.Body;
        memory = Memory.Of(function);
        lengths = Lengths.Of(body);
        definitions = body.AllStatements().OfType<Let>().ToDictionary(let => let.Target, let => let.Value);
    }

    /// <summary>The results of loops that are such sums. Over an array without elements one is 0: then no loop over its terms runs either, and it is used in none but these and in logarithms.</summary>
    public static IEnumerable<Local> In(Function function)
    {
        if (!function.Body.AllStatements().OfType<For>().Any(loop => loop.Carried.Count > 0))
            return [];
        ShiftedSums all = new(function);
        return function.Body.AllStatements().SelectMany(StmtTraversal.Regions).Append(function.Body).SelectMany(all.In);
    }

    private IEnumerable<Local> In(Region region)
    {
        for (int at = 1; at < region.Statements.Count; at++)
        {
            if (region.Statements[at] is not For { Carried.Count: > 0 } sum || lengths.CountFromZero(sum) is not { } count || !Lengths.IsFixed(count))
                continue;
            for (int k = 0; k < sum.Carried.Count; k++)
            {
                if (Term(sum, k) is (Local array, Local largest) && IsLargest(array, largest, count, at, region) && IsOnlyUsed(sum.Carried[k].Result, count, body))
                    yield return sum.Carried[k].Result;
            }
        }
    }

    // sum += exp(a[i] - max), from a number that is not negative on; also with exp(a[i] - max) put into an array, that one itself even
    private (Local Array, Local Largest)? Term(For loop, int k)
    {
        Local sum = loop.Carried[k].Parameter;
        if (Named(loop.Carried[k].Initial) is not FloatConstant { Value: >= 0 } || Named(loop.Body.Yields[k]) is not Binary { Op: BinaryOp.Add } next)
            return null;
        Expr? term = next.Left == sum ? next.Right : next.Right == sum ? next.Left : null;
        Store? store = null;
        if (term is Local name && Named(term) is Load { Array: Local kept } load && load.Index == loop.Index)
        {
            List<Stmt> statements = [.. loop.Body.Statements];
            int at = statements.FindIndex(inner => IsWritten(kept, inner));
            bool isReadBehind = at >= 0 && statements.FindIndex(inner => inner is Let let && let.Target == name) > at && !statements.Skip(at + 1).Any(inner => IsWritten(kept, inner));
            store = isReadBehind && statements[at] is Store { Accumulates: false, Member: "" } only && only.Array == kept && only.Index == loop.Index ? only : null;
            term = store?.Value;
        }

        if (term is null || ExponentialRules.Exponent(Named(term)) is not { } exponent || Named(exponent) is not Binary { Op: BinaryOp.Subtract, Right: Local largest } difference
            || Named(difference.Left) is not Load { Array: Local array, Member: "" } element || element.Index != loop.Index)
            return null;
        return loop.Body.Statements.Any(inner => !ReferenceEquals(inner, store) && IsWritten(array, inner)) ? null : (array, largest);
    }

    // The maximum of all elements, computed before and in the same region, after which they have stayed as they are.
    private bool IsLargest(Local array, Local largest, Expr count, int at, Region region)
    {
        for (int before = at - 1; before >= 0; before--)
        {
            if (region.Statements[before] is For loop && loop.Carried.ToList().FindIndex(carried => carried.Result == largest) is var k and >= 0)
            {
                return loop.IsCounted && Candidate(loop, k) is { } candidate && Starts(loop, loop.Carried[k].Initial, array, count)
                    && (IsWritten(array, loop) ? Fills(loop, array, candidate) : IsElement(candidate, array, loop.Index));
            }

            if (IsWritten(array, region.Statements[before]))
                return false;
        }

        return false;
    }

    private bool IsWritten(Local array, Stmt statement) => memory.WrittenBy(statement).Intersect(memory.RootsOf(array)).Any();

    // a[i] = v;   once in each iteration, where v is the candidate, or a[i] read behind it
    private bool Fills(For loop, Local array, Expr candidate)
    {
        List<Stmt> statements = [.. loop.Body.Statements];
        int at = statements.FindIndex(inner => IsWritten(array, inner));
        if (statements[at] is not Store { Accumulates: false, Member: "" } store || Named(store.Array) != Named(array) || store.Index != loop.Index || statements.Skip(at + 1).Any(inner => IsWritten(array, inner)))
            return false;
        return store.Value == candidate
            || (candidate is Local read && IsElement(candidate, array, loop.Index) && statements.FindIndex(inner => inner is Let let && let.Target == read) > at);
    }

    // max = Math.Max(max, v)   or   if (v > max) max = v;
    private Expr? Candidate(For loop, int k)
    {
        Local largest = loop.Carried[k].Parameter;
        Expr next = Named(loop.Body.Yields[k]);
        if (next is Call { Arguments.Count: 2 } call && ExtremeRules.Worse(call.Function) == BinaryOp.Less && call.Arguments.Contains(largest))
            return call.Arguments.First(argument => argument != largest || call.Arguments.All(other => other == largest));
        if (next is not Local || loop.Body.Statements.OfType<If>().FirstOrDefault(inner => inner.Results.Contains(next)) is not { } branch)
            return null;
        int result = branch.Results.ToList().IndexOf((Local)next);
        Expr chosen = branch.Then.Yields[result];
        return branch.Else.Yields[result] == largest && branch.Condition is Binary comparison && comparison switch
        {
            { Op: BinaryOp.Greater or BinaryOp.GreaterOrEqual } => comparison.Right == largest && Named(comparison.Left) == Named(chosen),
            { Op: BinaryOp.Less or BinaryOp.LessOrEqual } => comparison.Left == largest && Named(comparison.Right) == Named(chosen),
            _ => false,
        }
            ? chosen : null;
    }

    // From what is below all numbers over all elements, or from the first element over all others.
    private bool Starts(For loop, Expr initial, Local array, Expr count) => Named(initial) switch
    {
        FloatConstant { Value: double.NegativeInfinity or double.MinValue or float.MinValue } => lengths.CountFromZero(loop) == count,
        Load first => IsElement(first, array, new IntConstant(0, IrType.Int32))
            && loop.Range is { Start: IntConstant { Value: 0 or 1 }, Step: 1, IsInclusive: false, End: { } end } && lengths.Resolved(end) == count,
        _ => false,
    };

    private bool IsElement(Expr value, Local array, Expr index) =>
        Named(value) is Load { Array: Local read, Member: "" } load && load.Index == index && Named(read) == Named(array);

    private bool IsOnlyUsed(Local sum, Expr count, Region region) =>
        region.Statements.All(statement => statement.OwnExpressions().Concat(statement.Repeated()).All(expr => IsInLogarithms(expr, sum))
            && ((statement is For loop && lengths.CountFromZero(loop) == count) || statement.Regions().All(inner => IsOnlyUsed(sum, count, inner))))
        && region.Yields.All(expr => IsInLogarithms(expr, sum));

    private static bool IsInLogarithms(Expr expr, Local sum) =>
        ExponentialRules.Antilogarithm(expr) == sum || (expr != sum && expr.Operands().All(operand => IsInLogarithms(operand, sum)));

    private Expr Named(Expr expr) => expr is Local local && definitions.TryGetValue(local, out Expr? value) ? Named(value) : expr;
}
