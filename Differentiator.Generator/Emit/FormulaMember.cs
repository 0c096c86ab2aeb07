using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Writes the constants <c>FFormula</c> and <c>FFormulaLatex</c>.</summary>
internal static class FormulaMember
{
    public static string PlainName(Request request) => request.Prefix + "Formula";

    public static string LatexName(Request request) => request.Prefix + "FormulaLatex";

    public static void Write(CodeWriter w, EmissionContext context, ClosedFormula formula)
    {
        string what = $"partial derivatives of {Xml.Code(context.Model.Name)} in closed form{{0}}, a line for each";
        w.Line($"/// <summary>The {string.Format(what, "")}.</summary>");
        Constant(w, context, PlainName(formula.Request), formula.Plain);
        w.Line();
        w.Line($"/// <summary>The {string.Format(what, " for LaTeX")}.</summary>");
        Constant(w, context, LatexName(formula.Request), formula.Latex);
    }

    /// <summary>Of a method that has not been differentiated. Nobody may take the text for the formula, so that it is no constant.</summary>
    public static void WriteStub(CodeWriter w, EmissionContext context, Request request)
    {
        foreach (string name in new[] { PlainName(request), LatexName(request) })
        {
            w.Line("/// <summary>Not available.</summary>");
            w.Line($"{Access(context)} static readonly string {Identifier.Of(name)} = \"\";".TrimStart());
        }
    }

    private static void Constant(CodeWriter w, EmissionContext context, string name, EquatableArray<string> lines)
    {
        w.Line($"{Access(context)} const string {Identifier.Of(name)} =".TrimStart());
        using (w.Indent())
        {
            for (int k = 0; k < lines.Count; k++)
                w.Line($"{(k > 0 ? "+ " : "")}{Literal(lines[k])}{(k < lines.Count - 1 ? " + \"\\n\"" : ";")}");
        }
    }

    private static string Access(EmissionContext context) =>
        string.Join(" ", context.Model.Modifiers.Split(' ').Where(word => word is "public" or "internal" or "protected" or "private"));

    private static string Literal(string text) => text.Contains('\\') || text.Contains('"') ? $"@\"{text.Replace("\"", "\"\"")}\"" : $"\"{text}\"";
}
