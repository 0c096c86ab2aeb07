using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform;

/// <summary>
/// A gradient as mathematics writes it: without its value, with plain products in the place of strong ones and choices in that of
/// their functions. It is to be read, not to be run.
/// </summary>
internal static class ReadableForm
{
    /// <param name="gradient">Of a function whose result is one number.</param>
    public static Function Apply(Function gradient) => gradient with
    {
        Reference = gradient.Reference with { ReturnType = IrType.Void },
        Results = gradient.Results.Skip(1).ToEquatableArray(),
        Body = (gradient.Body with { Yields = gradient.Body.Yields.Skip(1).ToEquatableArray() }).MapExpressions(Readable),
    };

    /// <summary>
    /// The function with definitions in the place of branches that hold nothing else: <c>if (c) y = a; else y = b;</c> becomes
    /// <c>y = c ? a : b</c>.
    /// </summary>
    public static Function WithChoices(Function function) =>
        function with { Body = function.Body with { Statements = function.Body.Statements.SelectMany(Chosen).ToEquatableArray() } };

    private static IEnumerable<Stmt> Chosen(Stmt statement)
    {
        if (statement is not If branch)
            return [statement];
        Stmt[] inside = [.. branch.Then.Statements.Concat(branch.Else.Statements).SelectMany(Chosen)];
        return inside.Any(inner => inner is not Let) ? [statement]
            : inside.Concat(branch.Results.Select((result, k) => new Let(result, new Conditional(branch.Condition, branch.Then.Yields[k], branch.Else.Yields[k]), branch.Origin)));
    }

    private static Expr Readable(Expr expr)
    {
        Expr inner = expr.MapOperands(Readable);
        if (inner is not Call call)
            return inner;
        EquatableArray<Expr> operands = call.Arguments;
        return call.Function.ContainingType switch
        {
            // Strong.Multiply(a, b)   becomes   a * b
            LibraryFunctions.Strong when call == LibraryFunctions.StrongMultiply(operands[0], operands[1]) => operands[0] * operands[1],
            LibraryFunctions.Strong when call == LibraryFunctions.StrongDivide(operands[0], operands[1]) => operands[0] / operands[1],

            // Choice.IfLess(a, b, x, y)   becomes   a < b ? x : y
            LibraryFunctions.ChoiceType => new Conditional(
                new Binary(LibraryFunctions.Comparison(call.Function.Name), operands[0], operands[1], IrType.Boolean), operands[2], operands[3]),
            LibraryFunctions.GradientType when call == LibraryFunctions.Stop(operands[0]) => operands[0],
            _ => call,
        };
    }
}
