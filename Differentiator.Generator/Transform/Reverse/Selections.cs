using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform.Reverse;

/// <summary>
/// Differentiates of a loop that only chooses a value the iteration that has chosen it last: what others have chosen has been
/// overwritten.
/// </summary>
internal sealed class Selections
{
    private readonly Activity activity;
    private readonly LocalSupply supply;

    private Selections(Function function, IEnumerable<Local> withRespectTo, bool includesModel)
    {
        activity = Activity.Of(function, withRespectTo, includesModel);
        supply = LocalSupply.For(function);
    }

    public static Function Apply(Function function, IEnumerable<Local> withRespectTo, bool includesModel)
    {
        if (!function.Body.AllStatements().OfType<For>().Any(loop => Find(loop) is not null))
            return function;
        Selections pass = new(function, withRespectTo, includesModel);
        return function with { Body = pass.Visit(function.Body) };
    }

    private Region Visit(Region region) => region with
    {
        Statements = region.Statements
            .SelectMany(statement => statement is For loop && Find(loop) is { } found && activity.IsVaried(loop.Carried[found.Position].Parameter) ? Split(loop, found) : [statement.MapRegions(Visit)])
            .ToEquatableArray(),
    };

    // if (c) best = v;   where v reads nothing that iterations hand on, and all else that they hand on is data. It may run a second time.
    private static Selection? Find(For loop)
    {
        Carried[] varied = [.. loop.Carried.Where(carried => carried.Parameter.Type is not ScalarType || carried.Parameter.Type.IsDifferentiable)];
        if (varied.Length != 1 || !varied[0].Parameter.Type.IsFloatingPoint || loop is not { IsCounted: true, Budget: null }
            || !loop.Body.AllStatements().All(statement => statement is Let or If or For { IsCounted: true, Budget: null }))
            return null;
        int position = loop.Carried.ToList().IndexOf(varied[0]);
        If? branch = loop.Body.Statements.OfType<If>().FirstOrDefault(branch => branch.Results.Any(result => result == loop.Body.Yields[position]));
        int result = branch?.Results.ToList().FindIndex(local => local == loop.Body.Yields[position]) ?? -1;
        if (branch is null || branch.Else.Yields[result] != varied[0].Parameter)
            return null;

        Stmt[] needed = Needed(loop.Body.Statements.TakeWhile(statement => !ReferenceEquals(statement, branch)), branch.Then, result);
        HashSet<Local> handedOn = [.. loop.Carried.Select(carried => carried.Parameter)];
        bool isOwn = !needed.SelectMany(StmtTraversal.AllExpressions).Append(branch.Then.Yields[result]).SelectMany(ExprTraversal.Locals).Any(handedOn.Contains);
        return isOwn ? new Selection(position, branch, branch.Then.Yields[result], needed) : null;
    }

    /// <summary>The statements that a value which the region yields is computed by, those before the region included.</summary>
    private static Stmt[] Needed(IEnumerable<Stmt> before, Region region, int result)
    {
        HashSet<Local> read = [.. region.Yields[result].Locals()];
        List<Stmt> needed = [];
        foreach (Stmt statement in before.Concat(region.Statements).Reverse())
        {
            if (!statement.DefinedHere().Any(read.Contains))
                continue;
            needed.Insert(0, statement);
            read.UnionWith(statement.AllExpressions().SelectMany(ExprTraversal.Locals));
        }

        return [.. needed];
    }

    // for (i ..) { if (c) best = f(i); }   becomes
    // for (i ..) { if (c) { best = f(i); step = i; isFound = true; } }   if (isFound) again = f(step);   The value of best is known; its derivative is that of again.
    private IEnumerable<Stmt> Split(For loop, Selection found)
    {
        Carried chosen = loop.Carried[found.Position];
        Local step = supply.Temporary(chosen.Parameter.Name + "Step", loop.Index.Type), isFound = supply.Temporary(chosen.Parameter.Name + "Found", IrType.Boolean);
        Local value = supply.Copy(chosen.Result);
        Local stepBefore = supply.Copy(step), isFoundBefore = supply.Copy(isFound), stepAfter = supply.Copy(step), isFoundAfter = supply.Copy(isFound);
        If branch = found.Branch with
        {
            Then = found.Branch.Then with { Yields = [.. found.Branch.Then.Yields, loop.Index, new BoolConstant(true)] },
            Else = found.Branch.Else with { Yields = [.. found.Branch.Else.Yields, stepBefore, isFoundBefore] },
            Results = [.. found.Branch.Results, stepAfter, isFoundAfter],
        };
        yield return loop with
        {
            Carried =
            [
                .. loop.Carried.Select(carried => carried == chosen ? carried with { Result = value } : carried),
                new Carried(stepBefore, new IntConstant(0, step.Type), step),
                new Carried(isFoundBefore, new BoolConstant(false), isFound),
            ],
            Body = new Region(
                loop.Body.Statements.Map(statement => ReferenceEquals(statement, found.Branch) ? branch : statement),
                [.. loop.Body.Yields, stepAfter, isFoundAfter]),
        };

        Cloning cloning = new(supply);
        cloning.Replace(loop.Index, step);
        EquatableArray<Stmt> again = found.Needed.Select(cloning.Clone).ToEquatableArray();
        Local differentiated = supply.Copy(chosen.Result);
        yield return new If(isFound, new Region(again, [cloning.Clone(found.Value)]), new Region([], [chosen.Initial]), [differentiated], found.Branch.Origin);
        yield return new Let(chosen.Result, LibraryFunctions.Known(ElementwiseRules.Identity, value, differentiated), found.Branch.Origin);
    }

    /// <param name="Position">Which of the carried values is chosen.</param>
    /// <param name="Needed">What its value is computed by.</param>
    private sealed record Selection(int Position, If Branch, Expr Value, Stmt[] Needed);
}
