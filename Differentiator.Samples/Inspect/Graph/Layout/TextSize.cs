using System.Linq;

namespace Differentiator.Samples.Inspect.Graph.Layout;

/// <summary>How wide text is, from above: the fonts of viewers differ.</summary>
internal static class TextSize
{
    public static double OfText(string text) => 14.0 * Units(text);

    public static double OfLabel(string text) => 11.5 * Units(text);

    private static double Units(string text) => text.Sum(character => character switch
    {
        'i' or 'j' or 'l' or '.' or ',' or '\'' or '|' or '(' or ')' or '[' or ']' or ' ' or 't' or 'f' or 'r' => 0.36,
        'm' or 'w' or 'M' or 'W' => 0.88,
        >= 'A' and <= 'Z' or '×' or '÷' or '−' or '+' or '√' or '=' => 0.72,
        _ => 0.6,
    });
}
