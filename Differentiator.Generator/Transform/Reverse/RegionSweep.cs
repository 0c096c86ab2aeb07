using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <summary>
/// The state of one region while it is reversed, last statement first: what its statements become in the forward
/// sweep, the reverse statements so far, and the adjoints that have arrived.
/// </summary>
internal sealed class RegionSweep
{
    private readonly HashSet<Local> defined;
    private readonly HashSet<Expr> loads;
    private readonly LocalSupply? accumulators;
    private readonly Dictionary<Local, Local> accumulatorOf = [];
    private readonly List<Scratch> pending = [];
    private Dictionary<Call, (Local Result, int Position)>? calls;

    /// <param name="region">The region to reverse.</param>
    /// <param name="outer">The sweep of the region around it.</param>
    /// <param name="accumulators">For a loop's body: where its accumulators come from.</param>
    /// <param name="own">Locals that enclosing statements define for the region alone: a loop's index and parameters.</param>
    public RegionSweep(Region region, RegionSweep? outer, LocalSupply? accumulators = null, params Local[] own)
    {
        Region = region;
        Outer = outer;
        Forward = region.Statements.Select(_ => new List<Stmt>()).ToArray();
        Fused = new IReadOnlyList<Stmt>?[Forward.Count];
        defined = [.. region.Statements.SelectMany(StmtTraversal.AllDefined), .. own];
        loads = [.. region.Statements.SelectMany(StmtTraversal.OwnExpressions).SelectMany(EagerLoads)];
        if (outer is not null)
            loads.UnionWith(outer.loads);
        this.accumulators = accumulators;
    }

    public Region Region { get; }

    public RegionSweep? Outer { get; }

    /// <summary>The statement that is being reversed.</summary>
    public int Position { get; private set; }

    public Stmt Statement => Region.Statements[Position];

    public bool IsLoopBody => accumulators is not null;

    /// <summary>The loop of which the region is the body.</summary>
    public For? Loop { get; init; }

    /// <summary>True for the body of a loop with checkpoints: all of it runs again, with the state restored, before its reverse sweep.</summary>
    public bool IsRestored { get; init; }

    /// <summary>The innermost region around, or this one, that is no side of a branch: it runs whenever its statement does.</summary>
    public RegionSweep Unconditional => IsLoopBody || Outer is null ? this : Outer.Unconditional;

    /// <summary>What each statement of the region becomes in a forward sweep of its own.</summary>
    public IReadOnlyList<List<Stmt>> Forward { get; }

    /// <summary>What a statement becomes where both sweeps run together, if it then carries its reverse part with it.</summary>
    public IReadOnlyList<Stmt>?[] Fused { get; }

    public IReadOnlyList<Stmt> Primal => Forward.SelectMany(part => part).ToArray();

    /// <summary>The statements where both sweeps run together.</summary>
    public IReadOnlyList<(Stmt Statement, bool IsFused)> Joint => Forward
        .SelectMany((part, k) => Fused[k]?.Select(statement => (statement, true)) ?? part.Select(statement => (statement, false)))
        .ToArray();

    public List<Stmt> Reverse { get; set; } = [];

    public Adjoints Adjoints { get; } = new();

    /// <summary>Locals of surrounding regions with the value that their adjoint has when an iteration of this loop body begins.</summary>
    public IEnumerable<KeyValuePair<Local, Local>> Accumulators => accumulatorOf;

    /// <summary>Begins to reverse a statement.</summary>
    public void MoveTo(int position)
    {
        Position = position;
        pending.Clear();
    }

    /// <summary>Makes memory before the statement that is being reversed, once that is done.</summary>
    public void Reserve(Scratch scratch) => pending.Add(scratch);

    /// <summary>Ends reversing a statement.</summary>
    public void Place()
    {
        Forward[Position].InsertRange(0, pending);
        if (Fused[Position] is { } fused)
            Fused[Position] = pending.Concat(fused).ToArray();
    }

    /// <summary>The adjoint to add to. In a loop's body, adjoints of what lies outside go through an accumulator.</summary>
    public Expr? Existing(Expr key)
    {
        if (Adjoints.Find(key) is { } known)
            return known;
        if (accumulators is null || key is not Local local || defined.Contains(local))
            return null;
        Local accumulator = accumulators.Temporary(Names.AdjointOf(local), local.Type);
        accumulatorOf[local] = accumulator;
        return accumulator;
    }

    /// <summary>The name that one of the first statements gives the call's result.</summary>
    public Local? ResultOf(Call call, int end)
    {
        calls ??= Region.Statements
            .Select((statement, position) => (let: statement as Let, position))
            .Where(named => named.let?.Value is Call)
            .GroupBy(named => (Call)named.let!.Value)
            .ToDictionary(equal => equal.Key, equal => (equal.First().let!.Target, equal.First().position));
        return calls.TryGetValue(call, out (Local Result, int Position) found) && found.Position < end ? found.Result : null;
    }

    /// <summary>True if the element is read whenever the region runs, so that its index is known to be in range.</summary>
    public bool IsAlwaysRead(Expr load) => loads.Contains(load);

    private static IEnumerable<Expr> EagerLoads(Expr expr)
    {
        IEnumerable<Expr> below = expr.EagerOperands().SelectMany(EagerLoads);
        return expr is Load ? below.Prepend(expr) : below;
    }
}
