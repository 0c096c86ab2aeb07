using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Vectorize;

/// <content>What the iteration before has computed: in all lanes but the first it is what this vector computes, which comes first then.</content>
internal sealed partial class VectorBody
{
    private void WritePrevious(IReadOnlyList<Local> carried)
    {
        List<int> waiting = [.. Enumerable.Range(0, reductions.Count).Where(k => reductions[k].IsPrevious)];
        HashSet<Local> unknown = [.. waiting.Select(k => loop.Carried[k].Parameter)];
        while (waiting.Count > 0)
        {
            int next = waiting.FindIndex(k => Definitions(loop.Body.Yields[k]).All(let => !let.Value.Locals().Any(unknown.Contains)) && !loop.Body.Yields[k].Locals().Any(unknown.Contains));
            if (next < 0 || !Varies(loop.Body.Yields[waiting[next]], Definitions(loop.Body.Yields[waiting[next]])))
            {
                IsRefused = true;
                return;
            }

            int found = waiting[next];
            waiting.RemoveAt(next);
            Local parameter = loop.Carried[found].Parameter;
            Write(Definitions(loop.Body.Yields[found]).Where(let => !IsWritten(let)));
            Local own = Named(InLanes(loop.Body.Yields[found]), NameOf(parameter), loop.Origin);
            Renamed[parameter] = Named(Of(RuntimeTypes.Vectors, "Shift", carried[found], own), parameter.Name + "Before", loop.Origin);
            unknown.Remove(parameter);
        }
    }

    private bool Varies(Expr yield, IReadOnlyList<Let> definitions) =>
        Varies(yield) || definitions.Any(let => Varies(let.Value));

    private bool IsWritten(Let let)
    {
        if (!let.Value.SelfAndDescendants().Any(node => node is Load load && accesses.IsWritten(load.Array)))
            return false;
        IsRefused = true;
        return true;
    }

    /// <summary>The definitions, in order, from which the value is computed.</summary>
    private List<Let> Definitions(Expr value)
    {
        HashSet<Local> needed = [.. value.Locals()];
        List<Let> found = [];
        foreach (Stmt statement in loop.Body.Statements.Reverse())
        {
            if (statement is Let let && needed.Contains(let.Target))
            {
                needed.UnionWith(let.Value.Locals());
                found.Insert(0, let);
            }
            else if (statement is not Let && statement.AllDefined().Any(needed.Contains))
                IsRefused = true;
        }

        return found;
    }
}
