using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Differentiator.Tests.Diagnostics;

/// <summary>Source in which <c>[|..|]</c> marks the places of the expected diagnostics.</summary>
internal sealed record MarkedSource(string Text, IReadOnlyList<TextSpan> Spans)
{
    public static MarkedSource Parse(string marked)
    {
        var text = new StringBuilder();
        var spans = new List<TextSpan>();
        var open = new Stack<int>();
        for (int i = 0; i < marked.Length; i++)
        {
            if (string.CompareOrdinal(marked, i, "[|", 0, 2) == 0)
            {
                open.Push(text.Length);
                i++;
            }
            else if (open.Count > 0 && string.CompareOrdinal(marked, i, "|]", 0, 2) == 0)
            {
                spans.Add(TextSpan.FromBounds(open.Pop(), text.Length));
                i++;
            }
            else
                text.Append(marked[i]);
        }

        return new MarkedSource(text.ToString(), spans);
    }
}
