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
                && !statements.Skip(k + 1).Any(later => Touches(later, store.Array, memory))
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
            if (!isSame && Touches(statement, zero.Array, memory))
            {
                bool isOwnElement = statement.AllExpressions().SelectMany(ExprTraversal.SelfAndDescendants).OfType<Load>()
                    .Where(load => memory.RootsOf(load.Array).Intersect(memory.RootsOf(zero.Array)).Any())
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
            int next = statements.FindIndex(k + 1, statement => !IsElsewhere(statement, zero) && Touches(statement, zero.Array, memory));
            if (next < 0 || statements[next] is not Store { Accumulates: true } added || !IsSame(added, zero) || Reads(added, zero.Array, memory))
                continue;
            statements[next] = added with { Accumulates = false };
            statements.RemoveAt(k);
        }

        return region with { Statements = statements.ToEquatableArray() };
    }

    private static bool IsSame(Store added, Store zero) => added.Array == zero.Array && added.Index == zero.Index && added.Member == zero.Member;

    /// <summary>True for a store to the same array at a constant distance: <c>ā[i - 1] += v</c> beside <c>ā[i]</c>.</summary>
    private static bool IsElsewhere(Stmt statement, Store zero) =>
        statement is Store store && store.Array == zero.Array && Distance(store.Index) is (var index, var offset)
        && Distance(zero.Index) is (var from, var start) && index == from && offset != start
        && !store.Value.SelfAndDescendants().Any(node => node is Load load && load.Array == zero.Array);

    private static (Expr Index, long Offset) Distance(Expr index) => index switch
    {
        Binary { Op: BinaryOp.Add, Right: IntConstant more } sum => (sum.Left, more.Value),
        Binary { Op: BinaryOp.Subtract, Right: IntConstant less } difference => (difference.Left, -less.Value),
        _ => (index, 0),
    };

    private static bool Touches(Stmt statement, Local array, Memory memory) =>
        memory.WrittenBy(statement).Intersect(memory.RootsOf(array)).Any() || Reads(statement, array, memory);

    private static bool Reads(Stmt statement, Local array, Memory memory) => memory.ReadBy(statement).Intersect(memory.RootsOf(array)).Any();
}
