using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Differentiator.Tests.Infrastructure.Harness;

/// <summary>A snippet in which <c>{|DIFF201:expression|}</c> marks where a diagnostic is expected; marks may nest.</summary>
internal sealed record MarkedSource(string Path, string Text, ImmutableArray<(string Id, TextSpan Span)> Marks)
{
    public static MarkedSource Parse(string path, string source)
    {
        var text = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        ImmutableArray<(string, TextSpan)>.Builder marks = ImmutableArray.CreateBuilder<(string, TextSpan)>();
        for (int i = 0; i < source.Length; i++)
        {
            if (IdOfMarkAt(source, i) is { } id)
            {
                open.Push((id, text.Length));
                i += id.Length + 2;
            }
            else if (open.Count > 0 && source.AsSpan(i).StartsWith("|}"))
            {
                (string closed, int start) = open.Pop();
                marks.Add((closed, TextSpan.FromBounds(start, text.Length)));
                i++;
            }
            else
            {
                text.Append(source[i]);
            }
        }

        return open.Count == 0
            ? new MarkedSource(path, text.ToString(), marks.ToImmutable())
            : throw new ArgumentException($"The mark {open.Peek().Id} is not closed.", nameof(source));
    }

    private static string? IdOfMarkAt(string source, int start)
    {
        if (!source.AsSpan(start).StartsWith("{|"))
            return null;
        int colon = source.IndexOf(':', start);
        return colon < 0 ? null : source[(start + 2)..colon];
    }
}
