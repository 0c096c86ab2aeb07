using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>How often each local is read, and in which loops.</summary>
internal sealed class Uses
{
    private readonly Dictionary<Local, int> counts = [];
    private readonly Dictionary<Local, For?> definedIn = [];
    private readonly HashSet<Local> readInDeeperLoop = [];
    private readonly HashSet<Local> readByStatements = [];
    private readonly HashSet<Local> written = [];

    public Uses(Function function)
    {
        foreach (Parameter parameter in function.Parameters)
            definedIn[parameter.Local] = null;
        Visit(function.Body, null);
        foreach (Stmt statement in function.Body.Statements)
            written.UnionWith(statement.Written());
    }

    public int Of(Local local) => counts.TryGetValue(local, out int count) ? count : 0;

    /// <summary>True if a loop that does not contain the definition reads the local: it would be computed in each iteration.</summary>
    public bool IsReadInDeeperLoop(Local local) => readInDeeperLoop.Contains(local);

    /// <summary>True if the local is only handed on: the first value of a carried one, or what a region yields.</summary>
    public bool IsOnlyHandedOn(Local local) => !readByStatements.Contains(local);

    /// <summary>True if the value depends on when it is read.</summary>
    public bool ReadsWritten(Expr expr) => expr.SelfAndDescendants().Any(node => node is Load { Array: Local array } && written.Contains(array));

    private void Visit(Region region, For? loop)
    {
        foreach (Stmt statement in region.Statements)
        {
            IEnumerable<Expr> initial = statement is For { Carried: var items } ? items.Select(carried => carried.Initial) : [];
            foreach (Expr expr in statement.OwnExpressions())
                Read(expr, loop, isHandedOn: initial.Any(value => ReferenceEquals(value, expr)));
            foreach (Local local in statement.DefinedHere())
                definedIn[local] = loop;
            if (statement is For inner)
            {
                definedIn[inner.Index] = inner;
                foreach (Carried carried in inner.Carried)
                    definedIn[carried.Parameter] = inner;
            }

            foreach (Region nested in statement.Regions())
                Visit(nested, statement as For ?? loop);
        }

        foreach (Expr expr in region.Yields)
            Read(expr, loop, isHandedOn: true);
    }

    private void Read(Expr expr, For? loop, bool isHandedOn)
    {
        foreach (Local local in expr.Locals())
        {
            counts[local] = Of(local) + 1;
            if (!ReferenceEquals(definedIn[local], loop))
                readInDeeperLoop.Add(local);
            if (!isHandedOn || !ReferenceEquals(expr, local))
                readByStatements.Add(local);
        }
    }
}
