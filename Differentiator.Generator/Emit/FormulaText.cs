using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>The partial derivatives of a straight-line function over its parameters alone, as text.</summary>
internal static class FormulaText
{
    /// <summary>The longest formula that can still be read, in characters.</summary>
    private const int Longest = 1000;

    /// <param name="gradient">Without loops and branches.</param>
    public static ClosedFormula Of(EmissionContext context, Derivative gradient)
    {
        ClosedFormula tooLong = ClosedFormula.None(gradient.Request, $"its formula is longer than {Longest.ToString(CultureInfo.InvariantCulture)} characters");
        if (ClosedForm.Full(gradient, context) is not { } partials)
            return tooLong;
        if (partials.Any(partial => !LatexWriter.CanWrite(partial.Value)))
            return ClosedFormula.None(gradient.Request, "a structure or an array is made in it");
        string[] plain = [.. partials.Select(partial => $"∂/∂{partial.Source} = {context.Expressions.Value(partial.Value)}")];
        if (plain.Any(line => line.Length > Longest))
            return tooLong;
        IEnumerable<string> latex = partials.Select(partial =>
            $@"\frac{{\partial {LatexNames.Function(context.Model.Name)}}}{{\partial {LatexNames.Path(partial.Source)}}} = {LatexWriter.Write(partial.Value)}");
        return new ClosedFormula(gradient.Request, plain.ToEquatableArray(), latex.ToEquatableArray(), "");
    }
}
