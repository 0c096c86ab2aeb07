using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Generator.Emit;

/// <summary>Text for XML documentation.</summary>
internal static class Xml
{
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    public static string Code(string text) => $"<c>{Escape(text)}</c>";

    /// <summary><c>a</c>, <c>b</c> and <c>c</c></summary>
    public static string List(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "nothing",
        1 => Code(names[0]),
        _ => string.Join(", ", names.Take(names.Count - 1).Select(Code)) + " and " + Code(names[names.Count - 1]),
    };
}
