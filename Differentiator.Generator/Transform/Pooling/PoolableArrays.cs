using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Pooling;

/// <summary>Which jagged and rectangular arrays of a derivative may come from the pool.</summary>
internal sealed class PoolableArrays
{
    private const int MostDimensions = 4;
    private readonly Memory memory;
    private readonly HashSet<Local> pooled;

    /// <summary>What stands for several arrays: all of them are pooled, or none.</summary>
    private readonly Local[][] together;

    private PoolableArrays(Draft draft)
    {
        Draft = draft;
        Region body = draft.Function.Body;
        memory = Memory.Of(draft.Function);
        Stmt[] statements = [.. body.AllStatements()];
        Invokes = [.. statements.OfType<Invoke>()];
        pooled = [.. Added(statements).Concat(draft.Companion is null ? [] : draft.Function.Parameters.Select(parameter => parameter.Local)).Where(MayBePooled)];

        // Rows of pooled arrays are spans already where they are adjoints.
        together = [.. statements.SelectMany(StmtTraversal.DefinedHere)
            .Concat(body.AllExpressions().SelectMany(ExprTraversal.SelfAndDescendants).OfType<Conditional>().Cast<Expr>())
            .Where(view => view.Type.Element is not null && view.Type is not SpanType)
            .Select(view => memory.RootsOf(view).ToArray()).Where(roots => roots.Length > 1)];
        foreach (Expr used in statements.SelectMany(Misused).Concat(Escaping(body)))
            Exclude(used);
    }

    public Draft Draft { get; }

    public IReadOnlyList<Invoke> Invokes { get; }

    public bool IsAny => pooled.Count > 0;

    public static PoolableArrays Of(Draft draft) => new(draft);

    public bool IsPooled(Expr array) => array.Type.Element is not null && memory.RootsOf(array).ToArray() is { Length: > 0 } roots && roots.All(pooled.Contains);

    /// <summary>Whether this changes anything.</summary>
    public bool Exclude(Expr array)
    {
        int before = pooled.Count;
        pooled.ExceptWith(memory.RootsOf(array));
        return pooled.Count != before;
    }

    /// <summary>Excludes what stands beside an array that is excluded; whether this changes anything.</summary>
    public bool Settle()
    {
        int before = pooled.Count;
        for (int last = -1; last != pooled.Count;)
        {
            last = pooled.Count;
            foreach (Local[] roots in together.Where(roots => !roots.All(pooled.Contains)))
                pooled.ExceptWith(roots);
        }

        return pooled.Count != before;
    }

    private static bool MayBePooled(Local local) => local.Type is ArrayType { Item: ArrayType { Item: var item } } ? IsPlain(item)
        : local.Type is RectangularType { Rank: <= MostDimensions } table && IsPlain(table.Item);

    private static bool IsPlain(IrType item) => item is ScalarType or LanesType or StructType { IsUnmanaged: true };

    // The first time an array of the user's is made it is the user's own code.
    private static IEnumerable<Local> Added(IEnumerable<Stmt> statements)
    {
        HashSet<(Origin, string)> own = [];
        return statements.OfType<Allocate>()
            .Where(made => made.Array.Role is not LocalRole.User || !own.Add((made.Origin, made.Array.Name)))
            .Select(made => made.Array);
    }

    // t[i] == null, text that mentions t, a row that is stored: all but elements, rows, parts and choices of them.
    private static IEnumerable<Expr> Misused(Stmt statement)
    {
        Expr[] own = [.. statement.OwnExpressions(), .. statement.Repeated()];
        IEnumerable<Expr> inside = own.SelectMany(ExprTraversal.SelfAndDescendants)
            .Where(node => node is not (Load or Length or Slice or Conditional))
            .SelectMany(ExprTraversal.Operands);
        IEnumerable<Expr> whole = statement switch
        {
            Store store => [store.Value],
            Effect effect => [effect.Code],
            Invoke { Receiver: { } receiver } => [receiver],
            Throw thrown => [thrown.Exception],
            _ => [],
        };
        return inside.Concat(whole).Where(used => used.Type.Element is not null && used is not NewRow);
    }

    // What a region makes is gone at its end.
    private IEnumerable<Expr> Escaping(Region region)
    {
        HashSet<Local> inside = [.. region.AllStatements().OfType<Allocate>().Select(made => made.Array)];
        return region.Yields.Where(value => value.Type.Element is not null && memory.RootsOf(value).Any(inside.Contains))
            .Concat(region.Statements.SelectMany(StmtTraversal.Regions).SelectMany(Escaping));
    }
}
