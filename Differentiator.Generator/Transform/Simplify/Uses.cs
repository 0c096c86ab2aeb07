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
    private readonly Dictionary<Local, object> readers = [];

    public Uses(Function function)
    {
        foreach (Parameter parameter in function.Parameters)
            definedIn[parameter.Local] = null;
        Visit(function.Body, null, function);
    }

    public int Of(Local local) => counts.TryGetValue(local, out int count) ? count : 0;

    /// <summary>True if a loop that does not contain the definition reads the local: it would be computed in each iteration.</summary>
    public bool IsReadInDeeperLoop(Local local) => readInDeeperLoop.Contains(local);

    /// <summary>True if the local is only handed on: the first value of a carried one, or what a region yields.</summary>
    public bool IsOnlyHandedOn(Local local) => !readByStatements.Contains(local);

    /// <summary>The last statement that reads the local, or whatever encloses the region that yields it.</summary>
    public object? ReaderOf(Local local) => readers.TryGetValue(local, out object? reader) ? reader : null;

    private void Visit(Region region, For? loop, object enclosing)
    {
        foreach (Stmt statement in region.Statements)
        {
            IEnumerable<Expr> initial = statement is For { Carried: var items } ? items.Select(carried => carried.Initial) : [];
            foreach (Expr expr in statement.OwnExpressions())
                Read(expr, loop, statement, isHandedOn: initial.Any(value => ReferenceEquals(value, expr)));
            foreach (Local local in statement.DefinedHere())
                definedIn[local] = loop;
            if (statement is For inner)
            {
                definedIn[inner.Index] = inner;
                foreach (Carried carried in inner.Carried)
                    definedIn[carried.Parameter] = inner;
            }

            foreach (Expr repeated in statement.Repeated())
                Read(repeated, statement as For, statement, isHandedOn: false);
            foreach (Region nested in statement.Regions())
                Visit(nested, statement as For ?? loop, new Yielding(statement));
        }

        foreach (Expr expr in region.Yields)
            Read(expr, loop, enclosing, isHandedOn: true);
    }

    private void Read(Expr expr, For? loop, object reader, bool isHandedOn)
    {
        foreach (Local local in expr.Locals())
        {
            counts[local] = Of(local) + 1;
            readers[local] = reader;
            if (!ReferenceEquals(definedIn[local], loop))
                readInDeeperLoop.Add(local);
            if (!isHandedOn || !ReferenceEquals(expr, local))
                readByStatements.Add(local);
        }
    }

    /// <summary>A reader that is not a statement but what a region of one hands out.</summary>
    internal sealed record Yielding(Stmt Statement);
}
