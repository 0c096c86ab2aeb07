using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Vectorize.Nests;

/// <summary>What the iterations of a loop do with the memory that they reach, which decides what becomes of it when several run at once.</summary>
internal sealed class NestMemory
{
    private readonly For loop;
    private readonly ScalarType item;
    private readonly Memory memory;
    private readonly HashSet<Local> inside;
    private readonly Dictionary<Local, Expr> views;
    private readonly Dictionary<Local, NestAccess> accesses = [];
    private readonly HashSet<Local> written = [];
    private readonly List<Scratch> own = [];

    private NestMemory(For loop, ScalarType item, Memory memory)
    {
        (this.loop, this.item, this.memory) = (loop, item, memory);
        inside = [loop.Index, .. loop.Carried.Select(carried => carried.Parameter), .. loop.Body.Statements.SelectMany(StmtTraversal.AllDefined)];
        views = loop.Body.AllStatements().OfType<Let>().Where(let => let.Target.Type.Element is not null).ToDictionary(let => let.Target, let => let.Value);
    }

    /// <summary>Memory outside of the loop that each iteration begins with anew, as it was taken.</summary>
    public IReadOnlyList<Scratch> Private => own;

    /// <summary>Memory outside of the loop to which iterations add.</summary>
    public IEnumerable<Local> Sums => accesses.Where(access => access.Value == NestAccess.Sum).Select(access => access.Key);

    /// <summary>Memory outside of the loop of which each iteration reads or writes the element at its index.</summary>
    public IReadOnlyList<Local> Elements { get; private set; } = [];

    /// <summary>Arrays outside of the loop of which each iteration reads the row at its index.</summary>
    public IEnumerable<Local> Rows => views.Values.OfType<Load>().Where(IsRowOfIteration).Select(row => (Local)row.Array).Distinct();

    /// <summary>Null if iterations depend on each other, or write what the method is given.</summary>
    public static NestMemory? Of(For loop, ScalarType item, Function function, Memory memory)
    {
        NestMemory nest = new(loop, item, memory);
        return nest.Classify(function) ? nest : null;
    }

    public bool IsInside(Local local) => inside.Contains(local);

    /// <summary>The memory, under its name outside of the loop, or where it is taken inside; null of a choice between several.</summary>
    public Local? BaseOf(Expr array) => array switch
    {
        Local local => views.TryGetValue(local, out Expr? view) ? BaseOf(view) : local,
        Slice slice => BaseOf(slice.Array),
        Load row => BaseOf(row.Array),
        _ => null,
    };

    /// <summary>Whether it is the row at the index, of an array that is only read.</summary>
    public bool IsRowOfIteration(Load row) => row.Index == loop.Index && row.Array is Local array && IsJagged(array) && !inside.Contains(array) && AccessOf(array) == NestAccess.Shared;

    public NestAccess AccessOf(Expr array) => BaseOf(array) is { } known && accesses.TryGetValue(known, out NestAccess access) ? access : NestAccess.Shared;

    private bool Classify(Function function)
    {
        Stmt[] statements = [.. loop.Body.AllStatements()];
        Expr[] nodes = [.. loop.AllExpressions().SelectMany(ExprTraversal.SelfAndDescendants)];
        Scratch[] taken = [.. function.Body.AllStatements().OfType<Scratch>()];
        foreach (Local array in statements.SelectMany(StmtTraversal.Written).Distinct())
        {
            if (BaseOf(array) is not { } known || memory.RootsOf(array).ToArray() is not { Length: 1 } roots)
                return false;
            Local root = roots[0];
            written.Add(root);
            if (!accesses.ContainsKey(known) && !Classify(function, known, taken.FirstOrDefault(scratch => scratch.Span == known), Writers(statements, root), [.. nodes.OfType<Load>().Where(load => memory.RootsOf(load.Array).Contains(root))]))
                return false;
        }

        Elements = [.. nodes.OfType<Load>().Where(load => load.Type == item && load.Index == loop.Index).Select(load => load.Array)
            .Concat(statements.OfType<Store>().Where(store => store.Index == loop.Index).Select(store => store.Array))
            .OfType<Local>().Distinct().Where(array => !inside.Contains(array) && IsFlat(array.Type) && AccessOf(array) is NestAccess.Shared or NestAccess.Element or NestAccess.Sum)];
        return !nodes.Any(IsGivenAway);
    }

    private bool Classify(Function function, Local known, Scratch? taken, Stmt[] writers, Load[] readers)
    {
        if (taken is not null && (inside.Contains(known) || (taken.IsRenewed && IsUsedHereOnly(function, known))))
        {
            accesses[known] = (known.Type is TapeType tape ? tape.Item : known.Type.Element) == item ? NestAccess.Private : NestAccess.Uniform;
            if (!inside.Contains(known))
                own.Add(taken);
            return true;
        }

        if ((!IsFlat(known.Type) && !IsJagged(known)) || inside.Contains(known) || IsGiven(function, known) || writers.Any(writer => writer is not Store { Member: "", KeepsValue: false }))
            return false;
        Store[] stores = [.. writers.Cast<Store>()];
        if (stores.All(store => store.Accumulates && IsFlat(store.Array.Type)) && readers.All(load => load.Type.Element is not null))
            accesses[known] = NestAccess.Sum;
        else if (stores.All(store => store.Array == known && store.Index == loop.Index) && readers.All(load => load.Array == known && load.Index == loop.Index))
            accesses[known] = NestAccess.Element;
        return accesses.ContainsKey(known);
    }

    /// <summary>Whether it is an array of rows of numbers.</summary>
    public bool IsJagged(Local array) => array.Type is ArrayType { Item: ArrayType row } && row.Item == item;

    private bool IsFlat(IrType type) => type is SpanType or ArrayType && type.Element == item;

    private Stmt[] Writers(Stmt[] statements, Local root) =>
        [.. statements.Where(statement => statement is not (For or If) && statement.Written().Any(array => memory.RootsOf(array).Contains(root)))];

    // What is written is not seen as a whole: by calls, by choices between arrays.
    private bool IsGivenAway(Expr node) => node is not (Load or Length or Slice or Local)
        && node.Operands().Any(operand => operand.Type.Element is not null && memory.RootsOf(operand).Any(written.Contains));

    private bool IsGiven(Function function, Local array) => memory.RootsOf(array).Any(root =>
        function.Parameters.Any(parameter => parameter is { GradientOf: null, TangentOf: null, CotangentOf: null } && parameter.Local == root));

    private bool IsUsedHereOnly(Function function, Local array) => Uses(function.Body.AllExpressions(), array) == Uses(loop.AllExpressions(), array);

    private static int Uses(IEnumerable<Expr> expressions, Local array) => expressions.SelectMany(ExprTraversal.SelfAndDescendants).Count(node => node == array);
}
