using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Analysis;

/// <summary>
/// Which memory the arrays and spans of a function stand for. A root is a parameter or an allocation; views, choices and
/// swapped buffers stand for the roots they are made from. Different roots do not overlap: callers are held to that where
/// one of them is written.
/// </summary>
internal sealed class Memory
{
    private readonly Dictionary<Local, HashSet<Local>> roots = [];
    private readonly HashSet<Local> written = [];

    public static Memory Of(Function function)
    {
        Memory memory = new();
        memory.Visit(function.Body);
        foreach (Local array in function.Body.Statements.SelectMany(StmtTraversal.Written))
            memory.written.UnionWith(memory.RootsOf(array));
        return memory;
    }

    /// <summary>True if some statement writes memory.</summary>
    public bool IsAnyWritten => written.Count > 0;

    /// <summary>Notes a further view of memory.</summary>
    public void Add(Local view, Expr value) => roots[view] = [.. RootsOf(value)];

    /// <summary>Notes memory that is one of several.</summary>
    public void Add(Local view, IEnumerable<Local> oneOf) => roots[view] = [.. oneOf];

    /// <summary>Notes that memory, and all that is a view of it, is part of other memory.</summary>
    public void Become(Local part, Local whole)
    {
        foreach (HashSet<Local> views in roots.Values.Where(views => views.Remove(part)))
            views.Add(whole);
        roots[part] = [whole];
        if (written.Contains(part))
            written.Add(whole);
    }

    /// <summary>Notes the views that further statements take; statements that have been there with other names may be noted again.</summary>
    public void Add(IEnumerable<Stmt> statements) => Visit(new Region(statements.ToEquatableArray(), []));

    public IEnumerable<Local> RootsOf(Expr memory) => memory switch
    {
        Local local => roots.TryGetValue(local, out HashSet<Local>? known) ? known : [local],
        Slice slice => RootsOf(slice.Array),
        Load load => RootsOf(load.Array),
        Conditional choice => RootsOf(choice.WhenTrue).Concat(RootsOf(choice.WhenFalse)),
        _ => [],
    };

    public bool IsWritten(Expr memory) => written.Count > 0 && RootsOf(memory).Any(written.Contains);

    /// <summary>True if the expression reads an element that some statement of the function writes.</summary>
    public bool ReadsWritten(Expr expr) =>
        written.Count > 0 && expr.SelfAndDescendants().Any(node => node is Load load && IsWritten(load.Array));

    /// <summary>The roots of what the statement, or one inside it, reads elements of; rows of jagged arrays stay where they are.</summary>
    public IEnumerable<Local> ReadBy(Stmt statement) => ReadBy(statement.AllExpressions())
        .Concat(statement.SelfAndNested().OfType<Invoke>().SelectMany(invoke => invoke.Arguments).Where(argument => argument.Type.Element is not null).SelectMany(RootsOf));

    public IEnumerable<Local> ReadBy(IEnumerable<Expr> expressions) => expressions
        .SelectMany(ExprTraversal.SelfAndDescendants)
        .OfType<Load>()
        .Where(load => load.Type.Element is null)
        .SelectMany(load => RootsOf(load.Array));

    /// <summary>The roots of the jagged arrays of which the statement, or one inside it, takes rows.</summary>
    public IEnumerable<Local> RowsReadBy(Stmt statement) => statement.AllExpressions()
        .SelectMany(ExprTraversal.SelfAndDescendants)
        .OfType<Load>()
        .Where(load => load.Type.Element is not null)
        .SelectMany(RootsOf);

    /// <summary>The roots of what the statement, or one inside it, writes.</summary>
    public IEnumerable<Local> WrittenBy(Stmt statement) => statement.Written().SelectMany(RootsOf);

    /// <summary>The roots of what the statement, or one inside it, writes that has not been there before.</summary>
    public IEnumerable<Local> ChangedBy(Stmt statement) => statement.SelfAndNested().Where(inner => inner is not (Store { KeepsValue: true, IsInPlace: false } or For or If))
        .SelectMany(StmtTraversal.Written).SelectMany(RootsOf);

    private void Visit(Region region)
    {
        foreach (Stmt statement in region.Statements)
        {
            if (statement is Let { Target.Type.Element: not null, Value: not Verbatim } view)
                Add(view.Target, view.Value);
            if (statement is For loop)
                Visit(loop);
            foreach (Region inner in statement.Regions())
                Visit(inner);
        }
    }

    // Buffers that a loop carries may have changed places: each stands for all that the iterations put there.
    private void Visit(For loop)
    {
        int[] buffers = [.. Enumerable.Range(0, loop.Carried.Count).Where(k => loop.Carried[k].Parameter.Type.Element is not null)];
        foreach (int k in buffers)
            roots[loop.Carried[k].Parameter] = roots[loop.Carried[k].Result] = [.. RootsOf(loop.Carried[k].Initial)];
        bool isChanged = buffers.Length > 0;
        while (isChanged)
        {
            isChanged = false;
            Visit(loop.Body);
            foreach (int k in buffers)
            {
                HashSet<Local> known = roots[loop.Carried[k].Parameter];
                int before = known.Count;
                known.UnionWith(RootsOf(loop.Body.Yields[k]).ToArray());
                isChanged |= known.Count != before;
            }
        }
    }
}
