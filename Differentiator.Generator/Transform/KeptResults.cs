using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform.Pooling;
using Differentiator.Generator.Transform.Simplify;

namespace Differentiator.Generator.Transform;

/// <summary>
/// Of the sweeps of a Jacobian only the first computes what loops give that is the same in all directions; it is kept for the others.
/// Such a loop becomes two, one of which the other sweeps leave out.
/// </summary>
internal sealed class KeptResults
{
    /// <summary>Less than this in an iteration is computed beside what depends on the direction, at no cost.</summary>
    private const int Fewest = 8;

    private readonly Function sweep;
    private readonly LanesType lanes;
    private readonly LocalSupply supply;
    private readonly Memory memory;

    /// <summary>What the sweeps share, and whether an earlier one has filled it.</summary>
    private readonly Local kept;
    private readonly Local isLater;
    private bool isUsed;

    private KeptResults(Function sweep, LanesType lanes)
    {
        (this.sweep, this.lanes) = (sweep, lanes);
        supply = LocalSupply.For(sweep);
        memory = Memory.Of(sweep);
        kept = supply.Parameter(FreeName("kept"), new SweepValuesType(lanes.Item));
        isLater = supply.Temporary("isLater", IrType.Boolean);
    }

    public static IEnumerable<Draft> Apply(IEnumerable<Draft> drafts) => drafts.Select(Apply);

    // Where all directions are in one vector, or the rows are a few numbers, there is one sweep.
    private static Draft Apply(Draft draft)
    {
        if (draft.Lanes is not { IsWide: true } lanes || draft.AreRows)
            return draft;
        KeptResults pass = new(draft.Function, lanes);
        Region body = pass.Visit(draft.Function.Body);
        return pass.isUsed ? draft with { Function = pass.Shared(body), KeepsResults = true } : draft;
    }

    // bool isLater = kept.Begin(); ..
    private Function Shared(Region body) => sweep with
    {
        Parameters = sweep.Parameters.Append(new Parameter(kept, PassBy.Ref)).ToEquatableArray(),
        Body = body with { Statements = body.Statements.Prepend(Takes(isLater, "Begin")).ToEquatableArray() },
    };

    private Region Visit(Region region) => region with { Statements = region.Statements.SelectMany(Visit).ToEquatableArray() };

    private IEnumerable<Stmt> Visit(Stmt statement) =>
        statement is For loop && Split(loop) is { } parts ? parts : [statement.MapRegions(Visit)];

    // for (..) { s += p; sTangent += pTangent; }   becomes
    // if (isLater) s = kept.Take(); else { for (..) s += p; kept.Keep(s); }   for (..) sTangent += pTangent;
    private Stmt[]? Split(For loop)
    {
        Carried[] shared = [.. loop.Carried.Where(carried => carried.Result.Type == lanes.Item)];
        For rest;
        while (true)
        {
            HashSet<Local> results = [.. shared.Select(carried => carried.Result)];
            rest = DeadCode.Apply(loop, loop.Carried.Select(carried => carried.Result).Where(result => !results.Contains(result)).Concat(loop.Written()), memory);
            Carried[] apart = [.. shared.Where(carried => !rest.Carried.Contains(carried))];
            if (apart.Length == shared.Length)
                break;
            shared = apart;
        }

        if (shared.Length == 0)
            return null;
        For first = DeadCode.Apply(loop, shared.Select(carried => carried.Result), memory);
        bool isRestEmpty = rest.Carried.Count == 0 && rest.SelfAndNested().All(IsPure);
        if (!first.SelfAndNested().All(IsPure) || !(isRestEmpty || IsWorthIt(first, rest)))
            return null;
        isUsed = true;
        If known = Kept(first, [.. shared.Select(carried => carried.Result)]);
        return isRestEmpty ? [known] : [known, rest.MapRegions(Visit)];
    }

    private static bool IsPure(Stmt statement) => statement is Let or If or For;

    /// <summary>Whether the other sweeps are spared more than the first one computes twice.</summary>
    private static bool IsWorthIt(For first, For rest)
    {
        HashSet<Local> inRest = [.. rest.AllDefined()];
        int twice = CostOf(first, statement => statement.DefinedHere().Any(inRest.Contains));
        int spared = CostOf(first, statement => !statement.DefinedHere().Any(inRest.Contains)) + first.Body.Yields.Sum(Cost.Of);
        return spared >= Fewest && spared > twice;
    }

    private static int CostOf(For loop, System.Func<Stmt, bool> isCounted) => loop.Body.AllStatements().Where(isCounted)
        .Sum(statement => statement.OwnExpressions().Concat(statement.Repeated()).Concat(statement.Regions().SelectMany(inner => inner.Yields)).Sum(Cost.Of));

    private If Kept(For loop, Local[] results)
    {
        Cloning cloning = new(supply);
        Stmt clone = cloning.Clone(loop);
        Local[] taken = [.. results.Select(supply.Copy)];
        IEnumerable<Stmt> keeps = results.Select(result => new Effect(null, new Foreign(["", ".Keep(", ")"], [kept, cloning.Clone(result)], IrType.Void), Origin.None));
        return new If(
            isLater,
            new Region(taken.Select(result => Takes(result, "Take")).ToEquatableArray<Stmt>(), taken.ToEquatableArray<Expr>()),
            new Region(keeps.Prepend(clone).ToEquatableArray(), results.Select(result => cloning.Clone(result)).ToEquatableArray()),
            results.ToEquatableArray(),
            loop.Origin);
    }

    private Effect Takes(Local target, string member) => new(target, new Foreign(["", $".{member}()"], [kept], target.Type), Origin.None);

    private string FreeName(string wanted)
    {
        string name = wanted;
        for (int number = 1; sweep.Parameters.Any(parameter => parameter.Local.Name == name); number++)
            name = wanted + number;
        return name;
    }
}
