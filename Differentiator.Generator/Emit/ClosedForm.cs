using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>
/// The partial derivatives of a straight-line function as formulas: <c>∂/∂w = 2 * error * x</c>. For reading only, so that factors
/// may be reordered.
/// </summary>
internal static class ClosedForm
{
    private const int LongestFormula = 80;
    private const int MostVariables = 6;
    private const int MostReplacements = 500;

    /// <summary>What the documentation of a derivative says of it: its formulas, if they are short, else how it is computed.</summary>
    public static IReadOnlyList<string> Notes(Derivative derivative, EmissionContext context)
    {
        (IReadOnlyList<string> formulas, IReadOnlyList<string> variables) = Short(derivative, context);
        return formulas.Count == 0 ? SweepNotes.Of(context, derivative)
            : [.. formulas.Select(line => $"<para>{Xml.Code(line)}</para>"), .. variables.Select(line => $"<para>with {Xml.Code(line)}</para>")];
    }

    /// <summary>Each partial derivative over the parameters alone; null where there are too many operations.</summary>
    public static IReadOnlyList<(string Source, Expr Value)>? Full(Derivative derivative, EmissionContext context)
    {
        Dictionary<int, Expr> definitions = Lets(derivative.Function).ToDictionary(let => let.Target.Id, let => let.Value);
        int budget = MostReplacements;
        List<(string, Expr)> all = [];
        foreach ((string source, Expr value) in Destinations(derivative, context))
            all.AddRange(Parts(source, Expanded(value, definitions, ref budget)).Select(part => (part.Name, Products.Tidy(part.Value))));
        return budget < 0 ? null : all;
    }

    // ∂/∂w = 2 * error * x   over the user's variables, and   error = w * x - y   for each of them
    private static (IReadOnlyList<string> Formulas, IReadOnlyList<string> Variables) Short(Derivative derivative, EmissionContext context)
    {
        Function function = derivative.Function;
        if (derivative.Kind != DerivativeKinds.Gradient || function.Body.Statements.Any(statement => statement is not Let))
            return ([], []);

        // A variable that was assigned again has several values of one name, of which a reader could not tell which is meant.
        HashSet<string> shared = [.. function.Parameters.Select(parameter => parameter.Local)
            .Concat(Lets(function).Select(let => let.Target))
            .GroupBy(local => local.Name).Where(sameName => sameName.Count() > 1).Select(sameName => sameName.Key)];
        bool IsShown(Let let) => let.Target.Role != LocalRole.Temporary && !shared.Contains(let.Target.Name);
        Dictionary<int, Expr> hidden = Lets(function).Where(let => !IsShown(let)).ToDictionary(let => let.Target.Id, let => let.Value);

        List<string> formulas = [];
        HashSet<int> read = [];
        foreach ((string source, Expr value) in Partials(derivative, context))
        {
            if (Line($"∂/∂{source}", value) is { } line)
                formulas.Add(line);
        }

        // From the last one to the first: what a variable reads comes before it.
        List<string> variables = [];
        foreach (Let let in Lets(function).Where(IsShown).Reverse().Where(let => read.Contains(let.Target.Id)))
        {
            if (Line(let.Target.Name, let.Value) is { } line)
                variables.Insert(0, line);
        }

        return (formulas, variables.Count <= MostVariables ? variables : []);

        string? Line(string name, Expr value)
        {
            int budget = LongestFormula;
            Expr full = Expanded(value, hidden, ref budget);
            string text = budget < 0 ? "" : $"{name} = {context.Expressions.Value(Products.Tidy(full))}";
            if (text.Length is 0 or > LongestFormula)
                return null;
            read.UnionWith(full.Locals().Select(local => local.Id));
            return text;
        }
    }

    private static IEnumerable<Let> Lets(Function function) => function.Body.Statements.OfType<Let>();

    private static IEnumerable<(string Source, Expr Value)> Partials(Derivative derivative, EmissionContext context) =>
        Destinations(derivative, context).SelectMany(destination => Parts(destination.Source, destination.Value));

    private static IEnumerable<(string Source, Expr Value)> Destinations(Derivative derivative, EmissionContext context)
    {
        Function function = derivative.Function;
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(derivative.Request);

        // What the method itself leaves in a parameter is not a derivative.
        Local[] own = [.. function.Parameters.Take(context.Model.Parameters.Count).Select(parameter => parameter.Local)];
        return function.Left.Where(left => !own.Contains(left.Slot))
            .Zip(sources, (left, source) => (source.Name, left.Value));
    }

    // line = new Line(a, b)   has   line.Slope = a   and   line.Offset = b
    private static IEnumerable<(string Name, Expr Value)> Parts(string name, Expr value) => value switch
    {
        New made => made.Struct.Fields.Zip(made.Arguments, (field, argument) => (field, argument))
            .Where(part => part.field.IsDifferentiable)
            .SelectMany(part => Parts($"{name}.{part.field.Name}", part.argument)),
        Conditional { Type: StructType } choice => Parts(name, choice.WhenTrue)
            .Zip(Parts(name, choice.WhenFalse), (yes, no) => (yes.Name, (Expr)new Conditional(choice.Condition, yes.Value, no.Value))),
        _ => [(name, value)],
    };

    /// <summary>The expression without the locals that are defined here; gives up, with a negative budget, where that becomes long.</summary>
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
