using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <content>Arrays that a loop carries: buffers which change places. Their shadows change places with them, and back.</content>
internal sealed partial class ReverseMode
{
    /// <summary>Whether arrays with shadows change places, even if nothing else happens to them.</summary>
    private bool SwapsActive(For loop) => loop.Carried.Any(carried => carried.IsBuffer && HasShadow(carried.Parameter));

    /// <summary>The shadows of buffers may be any of the shadows that come in.</summary>
    private void ShareBuffers(For loop)
    {
        Carried[] buffers = [.. loop.Carried.Where(carried => carried.IsBuffer && HasShadow(carried.Parameter))];
        Local[] roots = [.. buffers.SelectMany(carried => memory.RootsOf(carried.Initial)).Where(HasShadow).Select(Shadow).Distinct()];
        foreach (Carried carried in buffers)
        {
            memory.Add(Shadow(carried.Parameter), roots);
            memory.Add(Shadow(carried.Result), roots);
        }
    }

    // for (..) (a, b) = (b, a)   becomes   for (..) (a, b, ā, b̄) = (b, a, b̄, ā)   and backward   for (..) (a, b, ā, b̄) = (b, a, b̄, ā)
    private (For Forward, IReadOnlyList<(Carried Carried, Expr Yield)> Reverse) Swapped(For loop, SavedValues saved)
    {
        For forward = saved.Forward;
        for (int k = 0; k < loop.Carried.Count; k++)
        {
            Carried carried = loop.Carried[k];
            if (!carried.IsBuffer || !HasShadow(carried.Parameter))
                continue;
            var next = (Local)loop.Body.Yields[k];
            forward = forward with
            {
                Carried = forward.Carried.Append(new Carried(Shadow(carried.Parameter), Shadow((Local)carried.Initial), Shadow(carried.Result))),
                Body = forward.Body with { Yields = forward.Body.Yields.Append(Shadow(next)) },
            };
        }

        return (forward, [.. saved.Buffers.Select(pair => (pair.Back, saved.Available(pair.Before)))]);
    }

    /// <summary>The buffers that the reverse loop reads: the others need not be there any more.</summary>
    private static IReadOnlyList<(Carried Carried, Expr Yield)> NeededBuffers(
        IReadOnlyList<(Carried Carried, Expr Yield)> buffers, IEnumerable<Stmt> statements, IEnumerable<Expr> yields)
    {
        HashSet<Local> read = [.. statements.SelectMany(StmtTraversal.AllExpressions).Concat(yields).SelectMany(ExprTraversal.Locals), .. statements.SelectMany(StmtTraversal.Written)];
        for (int before = -1; before != read.Count;)
        {
            before = read.Count;
            read.UnionWith(buffers.Where(buffer => read.Contains(buffer.Carried.Parameter)).SelectMany(buffer => buffer.Yield.Locals()));
        }

        return [.. buffers.Where(buffer => read.Contains(buffer.Carried.Parameter))];
    }
}
