using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform.Simplify;

namespace Differentiator.Generator.Transform;

/// <summary>
/// A sweep in one direction becomes one in several: what depends on the direction gets a lane of a vector for each of them, and
/// the rest is computed once for all. The operations stay as they are, in their order: each lane is the derivative in its
/// direction to the last bit. Griewank and Walther, Evaluating Derivatives, 2nd edition, section 3.2 (vector mode).
/// </summary>
internal sealed partial class Lanes
{
    private readonly Function sweep;
    private readonly LanesType lanes;

    /// <summary>What depends on the direction.</summary>
    private readonly Propagation directed;

    /// <summary>The same locals, of the types that have lanes.</summary>
    private readonly Dictionary<Local, Expr> widened = [];
    private bool isRefused;

    private Lanes(Function sweep, IReadOnlyList<Parameter> seeds, LanesType lanes)
    {
        (this.sweep, this.lanes) = (sweep, lanes);
        directed = Directed(sweep, seeds.Select(seed => seed.Local));
    }

    /// <summary>Null if something depends on the direction that has no form in lanes: calls, conversions, memory that grows.</summary>
    /// <param name="sweep">Finished tangents or adjoints, without a value or with the tangent beside it.</param>
    /// <param name="keepsValue">Whether the method's value, the same in all directions, is what is returned.</param>
    /// <param name="own">How many of its parameters are those of the method; the others are directions and what is computed along them.</param>
    public static Function? Of(Function sweep, int own, LanesType lanes, bool keepsValue)
    {
        if ((keepsValue ? sweep : Alone(sweep)) is not { } alone)
            return null;
        Lanes pass = new(alone, [.. alone.Parameters.Skip(own)], lanes);
        Function along = pass.Along(own, keepsValue);
        return pass.isRefused ? null : UnreadStores.Apply(DeadCode.Apply(along));
    }

    // return (value, tangent);   becomes   return tangent;
    private static Function? Alone(Function sweep)
    {
        if (sweep.Value is null)
            return sweep;
        if (sweep.Value is not New { Struct: { IsTuple: true } pair } both || both.Arguments.Count != 2 || pair.Fields[1].Name != "Tangent")
            return null;
        return sweep with { Body = sweep.Body with { Yields = sweep.Body.Yields.Skip(1).Prepend(both.Arguments[1]).ToEquatableArray() } };
    }

    // Of memory that a view may stand for, all depends on the direction or nothing does.
    private static Propagation Directed(Function sweep, IEnumerable<Local> seeds)
    {
        Memory memory = Memory.Of(sweep);
        HashSet<Local> sources = [.. seeds];
        while (true)
        {
            Propagation directed = Dependence.Of(sweep, sources, throughStop: true);
            int before = sources.Count;
            foreach (Local view in sweep.Body.AllStatements().SelectMany(StmtTraversal.DefinedHere).Where(local => local.Type.Element is not null && directed.Reaches(local)))
                sources.UnionWith(memory.RootsOf(view));
            foreach ((Expr from, Expr to) in sweep.Body.AllStatements().Select(Copied).OfType<(Expr, Expr)>().Where(copy => directed.Reaches(copy.Item1)))
                sources.UnionWith(memory.RootsOf(to));
            if (sources.Count == before)
                return directed;
        }
    }

    // from.CopyTo(to)
    private static (Expr From, Expr To)? Copied(Stmt statement) =>
        statement is Effect { Target: null, Code: Foreign { Parts.Count: 3 } copy } && copy.Parts[1] == ".CopyTo(" ? (copy.Arguments[0], copy.Arguments[1]) : null;

    private Function Along(int own, bool keepsValue)
    {
        Parameter[] parameters = [.. sweep.Parameters.Select((parameter, k) => k < own ? parameter : parameter with { Local = Widened(parameter.Local) })];
        Region body = Along(sweep.Body);
        Expr[] yields = [.. sweep.Results.Zip(sweep.Body.Yields, (result, value) => (result.Slot is { } slot ? !directed.Reaches(slot) : keepsValue) ? Same(value) : Lifted(value))];
        Result[] results = [.. sweep.Results.Select(result => new Result(result.Slot is { } slot && widened.TryGetValue(slot, out Expr? wide) ? (Local)wide : result.Slot))];
        return sweep with { Parameters = parameters.ToEquatableArray(), Results = results.ToEquatableArray(), Body = body with { Yields = yields.ToEquatableArray() } };
    }

    private Region Along(Region region) => new(region.Statements.Map(Along), []);

    private Region Along(Region region, IEnumerable<Local> merged)
    {
        Region inner = Along(region);
        return inner with { Yields = region.Yields.Zip(merged, Fitted).ToEquatableArray() };
    }

    private Stmt Along(Stmt statement) => statement switch
    {
        Let let => let with { Target = Widened(let.Target), Value = Fitted(let.Value, let.Target) },
        Store store => directed.Reaches(store.Array)
            ? store with { Array = Widened(store.Array), Index = Same(store.Index), Value = Lifted(store.Value) }
            : store with { Index = Same(store.Index), Value = Same(store.Value) },
        Clear clear => clear with { Span = Widened(clear.Span) },
        Scratch { Span.Type: not TapeType } scratch => scratch with { Span = Widened(scratch.Span), Count = Same(scratch.Count!) },
        Allocate allocation => allocation with { Array = Widened(allocation.Array), Lengths = allocation.Lengths.Map(Same) },
        If branch => Along(branch),
        For loop => Along(loop),
        _ when Copied(statement) is ({ } from, { } to) && directed.Reaches(to) => directed.Reaches(from) ? statement.MapExpressions(MemoryOf) : Refused(statement),
        _ => Undirected(statement),
    };

    private If Along(If branch) => branch with
    {
        Condition = Same(branch.Condition),
        Results = branch.Results.Map(Widened),
        Then = Along(branch.Then, branch.Results),
        Else = Along(branch.Else, branch.Results),
    };

    private For Along(For loop)
    {
        Local[] parameters = [.. loop.Carried.Select(carried => carried.Parameter)];
        Carried[] carried = [.. loop.Carried.Select(each => new Carried(Widened(each.Parameter), Fitted(each.Initial, each.Parameter), Widened(each.Result)))];
        return loop with
        {
            Range = loop.Range.Map(Same),
            Carried = carried.ToEquatableArray(),
            Condition = loop.Condition is { } condition ? Same(condition) : null,
            Body = Along(loop.Body, parameters),
        };
    }

    // Calls, effects, tapes and what is thrown: the same for all directions, or there are no lanes.
    private Stmt Undirected(Stmt statement) =>
        statement.Written().Concat(statement.DefinedHere()).Any(directed.Reaches) ? Refused(statement) : statement.MapExpressions(Same);

    private Stmt Refused(Stmt statement)
    {
        isRefused = true;
        return statement;
    }

    private Local Widened(Local local)
    {
        if (!directed.Reaches(local))
            return local;
        if (widened.TryGetValue(local, out Expr? known))
            return (Local)known;
        Local wide = local;
        if (LaneTypes.Of(local.Type, lanes) is { } type)
            wide = local with { Type = type };
        else
            isRefused = true;
        widened.Add(local, wide);
        return wide;
    }
}
