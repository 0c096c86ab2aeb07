using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Differentiator.Generator.Emit;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;
using Differentiator.Tests.Architecture;
using Differentiator.Tests.Rules;
using Xunit;

namespace Differentiator.Tests.Documentation;

/// <summary>The table of <c>docs/rules.md</c> is the rule table.</summary>
public sealed class RulesPageTests
{
    private const string Page = "docs/rules.md";
    private const string Begin = "<!-- The table is made from the rules by a test: do not edit. -->\n";
    private const string End = "<!-- End of the table. -->\n";
    private const string BeginMembers = "<!-- The list is made from the table of members by a test: do not edit. -->\n";
    private const string EndMembers = "<!-- End of the list. -->\n";

    private const string BeginExceptions = "<!-- The exceptions are made from their table by a test: do not edit. -->\n";
    private const string EndExceptions = "<!-- End of the exceptions. -->\n";

    [Fact]
    public void The_page_lists_every_rule()
    {
        string page = Repository.Read(Page).ReplaceLineEndings("\n");
        string expected = With(With(page, Begin, Table(), End), BeginMembers, Members(), EndMembers);
        expected = With(expected, BeginExceptions, Exceptions(), EndExceptions);

        // The page as it should be, to copy over the page as it is.
        if (page != expected)
            File.WriteAllText(Path.Combine(Repository.Root, "docs", "rules.received.md"), expected);
        Assert.Equal(expected, page);
    }

    private static string With(string page, string begin, string text, string end) =>
        page[..(page.IndexOf(begin, StringComparison.Ordinal) + begin.Length)] + text + page[page.IndexOf(end, StringComparison.Ordinal)..];

    private static string Members()
    {
        var text = new StringBuilder("| type | members |\n|---|---|\n");
        foreach (IGrouping<string, NumericMember> type in NumericTable.All.GroupBy(member => member.Type.Name.Split('.')[^1]).OrderBy(type => type.Key, StringComparer.Ordinal))
        {
            IEnumerable<string> names = type.Select(member => member.Name).Where(name => !name.StartsWith("op_", StringComparison.Ordinal)).Distinct();
            if (type.Key.StartsWith("Matrix", StringComparison.Ordinal))
                names = names.Append("Invert");
            text.Append($"| `{type.Key}` | {string.Join(", ", names.Order(StringComparer.Ordinal).Select(name => $"`{name}`"))} |\n");
        }

        IEnumerable<string> ofTensors =
        [
            .. TensorRules.OfOne, .. TensorRules.OfTwo, .. ElementwiseRules.Functions.Select(rule => rule.Name), .. ElementwiseRules.PiecewiseConstant, .. ElementwiseRules.Conversions,
            .. ElementwiseRules.Pairs.Keys, "SoftMax",
        ];
        text.Append($"| `TensorPrimitives` | {string.Join(", ", ofTensors.Distinct().Order(StringComparer.Ordinal).Select(name => $"`{name}`"))} |\n");
        return text.ToString();
    }

    private static string Exceptions()
    {
        var text = new StringBuilder("| type | members | reason |\n|---|---|---|\n");
        foreach (RuleException exception in RuleException.All)
        {
            string members = string.Join(", ", exception.Members.Select(name => $"`{Shown(name)}`"));
            string overloads = exception.Overloads is { } type ? $" with {(type.IsByRef ? "`out " + Keyword(type.GetElementType()!) : "`" + Keyword(type))}`" : exception is { Arity: 1, Members: ["Create"] } ? " of one argument" : "";
            text.Append($"| {string.Join(", ", exception.Types.Select(type => $"`{Keyword(type)}`"))} | {members}{overloads} | {exception.Reason} |\n");
        }

        return text.ToString();
    }

    // What C# writes in place of the framework's names
    private static string Shown(string name) => name switch
    {
        "op_BitwiseAnd" => "&",
        "op_BitwiseOr" => "\\|",
        "op_ExclusiveOr" => "^",
        "op_LeftShift" => "<<",
        "op_RightShift" => ">>",
        "op_UnsignedRightShift" => ">>>",
        "op_OnesComplement" => "~",
        "Item" => "this[row]",
        "set_Item" => "this[row] = ",
        _ when name.StartsWith("set_", StringComparison.Ordinal) => name[4..] + " = ",
        _ => name,
    };

    private static string Keyword(Type type) => type == typeof(double) ? "double" : type == typeof(float) ? "float" : type == typeof(decimal) ? "decimal"
        : type == typeof(int) ? "int" : type == typeof(long) ? "long" : type == typeof(ulong) ? "ulong"
        : type == typeof(ReadOnlySpan<float>) ? "ReadOnlySpan<float>" : type.Name;

    private static string Table()
    {
        var text = new StringBuilder("| function | partial derivatives |\n|---|---|\n");
        foreach (Rule rule in RuleTable.All.Where(rule => rule.Library == Library.Math))
            text.Append(Row(rule));
        foreach (string name in ElementaryRules.PiecewiseConstant.Order(StringComparer.Ordinal))
            text.Append($"| `{name}` | 0: piecewise constant |\n");
        text.Append("| `Gradient.Stop` | 0: by its meaning |\n");
        foreach (Rule rule in RuleTable.All.Where(rule => rule.Library != Library.Math))
            text.Append(Row(rule));
        return text.ToString();
    }

    private static string Row(Rule rule)
    {
        string[] names = OperandNames(rule), path = rule.Name.Split('.');
        Local[] operands = [.. names.Select((name, k) => new Local(k, name, rule.Domains[k] is null ? IrType.Int32 : IrType.Double, LocalRole.Parameter))];
        var result = new Local(names.Length, "r", IrType.Double, LocalRole.User);
        IEnumerable<string> partials = rule.Partials.Zip(names, rule.Domains).Select(entry =>
            $"∂/∂{entry.Second} = {(entry.Third is null ? "none: not differentiable" : $"`{Formula(entry.First(operands, result))}`")}");
        string owner = rule.Library == Library.Math ? "" : Keyword(RuleCase.Found(rule.Library.Double)) + ".";
        return $"| `{owner}{path[0]}({string.Join(", ", names)}){(path.Length > 1 ? "." + path[1] : "")}` | {string.Join("<br>", partials)} |\n";
    }

    /// <summary>The names by which the function's type documents the operands.</summary>
    private static string[] OperandNames(Rule rule) => [.. RuleCase.Found(rule.Library.Double).GetMethods()
        .Where(method => method.Name == rule.Name.Split('.')[0] && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(double)))
        .Select(method => method.GetParameters())
        .Single(parameters => parameters.Length == rule.Arity)
        .Select(parameter => parameter.Name!)];

    private static string Formula(Expr? partial)
    {
        var names = new FrameworkNames("", []);
        return partial is null ? "0" : new ExpressionWriter(names, new TypeNames(names)).Value(partial)
            .Replace("Math.", "", StringComparison.Ordinal)
            .Replace("double.", "", StringComparison.Ordinal)
            .Replace("|", "\\|", StringComparison.Ordinal);
    }
}
