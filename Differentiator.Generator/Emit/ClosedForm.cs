using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>
/// The partial derivatives of a short straight-line function as formulas over its parameters and the user's variables:
/// <c>∂/∂w = 2 * error * x</c>. For reading only, so that factors may be reordered.
/// </summary>
internal static class ClosedForm
{
    private const int LongestFormula = 80;

    public static IReadOnlyList<string> Of(Derivative derivative, EmissionContext context)
    {
        Function function = derivative.Function;
        if (derivative.Kind != DerivativeKinds.Gradient || function.Body.Statements.Any(statement => statement is not Let))
            return [];

        // A variable that was assigned again has several values of one name, of which a reader could not tell which is meant.
        HashSet<string> shared = [.. function.Parameters.Select(parameter => parameter.Local)
            .Concat(function.Body.Statements.Cast<Let>().Select(let => let.Target))
            .GroupBy(local => local.Name).Where(sameName => sameName.Count() > 1).Select(sameName => sameName.Key)];
        Dictionary<int, Expr> definitions = function.Body.Statements.Cast<Let>()
            .Where(let => let.Target.Role == LocalRole.Temporary || shared.Contains(let.Target.Name))
            .ToDictionary(let => let.Target.Id, let => let.Value);
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(derivative.Request);
        List<string> formulas = [];
        int slots = 0;

        // What the method itself leaves in a parameter is not a derivative.
        Local[] own = [.. function.Parameters.Take(context.Model.Parameters.Count).Select(parameter => parameter.Local)];
        foreach ((Result result, Expr yield) in function.Results.Zip(function.Body.Yields, (result, yield) => (result, yield)))
        {
            if (result.Slot is { } slot && !own.Contains(slot) && slots < sources.Count)
            {
                string source = sources[slots++].Name;
                formulas.AddRange(Parts(source, yield).Select(part => Formula(part.Name, part.Value, definitions, context)));
            }
        }

        return [.. formulas.Where(formula => formula.Length is > 0 and <= LongestFormula)];
    }

    // line = new Line(a, b)   has   line.Slope = a   and   line.Offset = b
    private static IEnumerable<(string Name, Expr Value)> Parts(string name, Expr value) => value is New made
        ? made.Struct.Fields.Zip(made.Arguments, (field, argument) => (field, argument))
            .Where(part => part.field.IsDifferentiable)
            .SelectMany(part => Parts($"{name}.{part.field.Name}", part.argument))
        : [(name, value)];

    private static string Formula(string source, Expr value, Dictionary<int, Expr> definitions, EmissionContext context)
    {
        int budget = LongestFormula;
        Expr full = Expanded(value, definitions, ref budget);
        return budget < 0 ? "" : $"∂/∂{source} = {context.Expressions.Value(Products.Tidy(full))}";
    }

    /// <summary>The expression without temporaries; gives up, with a negative budget, where that becomes long.</summary>
    private static Expr Expanded(Expr expr, Dictionary<int, Expr> definitions, ref int budget)
    {
        int left = budget - 1;
        Expr full = expr.ReplaceLocals(local =>
        {
            left--;
            return left >= 0 && definitions.TryGetValue(local.Id, out Expr? value) ? Expanded(value, definitions, ref left) : local;
        });
        budget = left;
        return full;
    }
}
