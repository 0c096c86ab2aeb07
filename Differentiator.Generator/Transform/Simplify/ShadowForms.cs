using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>An element of a shadow that is taken and then given its next adjoint is assigned once.</summary>
internal static class ShadowForms
{
    public static Function Apply(Function function)
    {
        Memory memory = Memory.Of(function);
        HashSet<Local> parameters = [.. function.Parameters.Select(parameter => parameter.Local)];
        return function with { Body = Unread(Merged(function.Body, memory), memory, parameters) };
    }

    // for (i ..) { .. ā[i] .. ā[i] = 0; .. }   becomes   for (i ..) { .. ā[i] .. }   where nothing reads ā afterwards
    private static Region Unread(Region body, Memory memory, HashSet<Local> parameters)
    {
        List<Stmt> statements = [.. body.Statements];
        for (int k = 0; k < statements.Count; k++)
        {
            if (statements[k] is not For loop)
                continue;
            Store[] dead = [.. loop.Body.Statements.OfType<Store>().Where(store =>
                IsZero(store) && store.Index == loop.Index && !memory.RootsOf(store.Array).Any(parameters.Contains)
                && !statements.Skip(k + 1).Any(later => Touches(later, store, memory))
                && OnlyAt(loop, store, memory))];
            statements[k] = loop with { Body = loop.Body with { Statements = loop.Body.Statements.Where(statement => !dead.Contains(statement)).ToEquatableArray() } };
        }

        return body with { Statements = statements.ToEquatableArray() };
    }

    // Each iteration has an element of its own, which is not read after it is set to zero.
    private static bool OnlyAt(For loop, Store zero, Memory memory)
    {
        bool isAfter = false;
        foreach (Stmt statement in loop.Body.Statements)
        {
            bool isSame = ReferenceEquals(statement, zero);
            if (!isSame && Touches(statement, zero, memory))
            {
                bool isOwnElement = statement.AllExpressions().SelectMany(ExprTraversal.SelfAndDescendants).OfType<Load>()
                    .Where(load => MayBe(load.Array, load.Member, zero, memory))
                    .All(load => load.Array == zero.Array && load.Index == loop.Index);
                if (isAfter || statement is not Let || !isOwnElement)
                    return false;
            }

            isAfter |= isSame;
        }

        return true;
    }

    private static bool IsZero(Store store) => store is { Accumulates: false, Value: FloatConstant { Value: 0 } };

    // ā[i] = 0; .. ā[i] += v;   becomes   .. ā[i] = v;
    private static Region Merged(Region region, Memory memory)
    {
        List<Stmt> statements = [.. region.Statements.Select(statement => statement.MapRegions(inner => Merged(inner, memory)))];
        for (int k = statements.Count - 2; k >= 0; k--)
        {
            if (statements[k] is not Store zero || !IsZero(zero))
                continue;
            int next = statements.FindIndex(k + 1, statement => !IsElsewhere(statement, zero) && Touches(statement, zero, memory));
            if (next < 0 || statements[next] is not Store { Accumulates: true } added || !IsSame(added, zero) || Reads(added, zero, memory))
                continue;
            statements[next] = added with { Accumulates = false };
            if (IsTaken(statements, k, zero, added.Value, memory))
                statements.RemoveAt(next);
            statements.RemoveAt(k);
        }

        return region with { Statements = statements.ToEquatableArray() };
    }

    // y = ā[i]; ā[i] = 0; ā[i] += y;   becomes   y = ā[i];
    private static bool IsTaken(List<Stmt> statements, int position, Store zero, Expr added, Memory memory)
    {
        int taken = statements.FindIndex(statement => statement is Let { Value: Load load } let && let.Target == added
            && load.Array == zero.Array && load.Index == zero.Index && load.Member == zero.Member);
        return taken >= 0 && taken < position && !statements.Skip(taken + 1).Take(position - taken - 1).Any(statement => Writes(statement, zero, memory));
    }

    private static bool IsSame(Store added, Store zero) => added.Array == zero.Array && added.Index == zero.Index && added.Member == zero.Member;

    /// <summary>True for a store to the same array at a constant distance: <c>ā[i - 1] += v</c> beside <c>ā[i]</c>.</summary>
    private static bool IsElsewhere(Stmt statement, Store zero) =>
        statement is Store store && store.Array == zero.Array && Distance(store.Index) is (var index, var offset)
        && Distance(zero.Index) is (var from, var start) && index == from && offset != start
        && !store.Value.SelfAndDescendants().Any(node => node is Load load && load.Array == zero.Array && !ElementParts.AreApart(load.Member, zero.Member));

    private static (Expr Index, long Offset) Distance(Expr index) => index switch
    {
        Binary { Op: BinaryOp.Add, Right: IntConstant more } sum => (sum.Left, more.Value),
        Binary { Op: BinaryOp.Subtract, Right: IntConstant less } difference => (difference.Left, -less.Value),
        _ => (index, 0),
    };

    private static bool Touches(Stmt statement, Store element, Memory memory) => Writes(statement, element, memory) || Reads(statement, element, memory);

    private static bool Writes(Stmt statement, Store element, Memory memory) => statement.SelfAndNested().Any(inner => inner switch
    {
        Store store => MayBe(store.Array, store.Member, element, memory),
        _ => !inner.Regions().Any() && memory.WrittenBy(inner).Intersect(memory.RootsOf(element.Array)).Any(),
    });

    private static bool Reads(Stmt statement, Store element, Memory memory) =>
        statement.AllExpressions().SelectMany(ExprTraversal.SelfAndDescendants).OfType<Load>().Any(load => load.Type.Element is null && MayBe(load.Array, load.Member, element, memory))
        || statement.SelfAndNested().OfType<Invoke>().SelectMany(invoke => invoke.Arguments).Any(argument =>
            argument.Type.Element is not null && memory.RootsOf(argument).Intersect(memory.RootsOf(element.Array)).Any());

    /// <summary>Whether an element of an array, or a part of one, may be what the store writes.</summary>
    private static bool MayBe(Expr array, string member, Store element, Memory memory) =>
        !ElementParts.AreApart(member, element.Member) && memory.RootsOf(array).Intersect(memory.RootsOf(element.Array)).Any();
}
