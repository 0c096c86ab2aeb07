using System;
using System.Collections.Generic;

namespace Differentiator.Generator.Emit;

/// <summary>An emitted method: everything but how it is laid out.</summary>
/// <param name="Summary">XML, line by line.</param>
/// <param name="Returns">XML, or null for a method that returns nothing.</param>
/// <param name="Exceptions">Type names and when they are thrown, as XML.</param>
/// <param name="Attributes">Without brackets.</param>
internal sealed record Member(
    IReadOnlyList<string> Summary,
    IReadOnlyList<Argument> Arguments,
    string? Returns,
    IReadOnlyList<(string Type, string When)> Exceptions,
    IReadOnlyList<string> Attributes,
    string Modifiers,
    string ReturnType,
    string Name)
{
    private const int LongestLine = 120;

    /// <param name="body">Null for a member that others give a body.</param>
    public void Write(CodeWriter w, Action<CodeWriter>? body)
    {
        w.Line("/// <summary>");
        foreach (string line in Summary)
            w.Line($"/// {line}");
        w.Line("/// </summary>");
        foreach (Argument argument in Arguments)
            w.Line($"/// <param name=\"{argument.Name}\">{argument.Documentation}</param>");
        if (Returns is not null)
            w.Line($"/// <returns>{Returns}</returns>");
        foreach ((string type, string when) in Exceptions)
            w.Line($"/// <exception cref=\"{type}\">{when}</exception>");
        foreach (string attribute in Attributes)
            w.Line($"[{attribute}]");

        string head = $"{Modifiers} {ReturnType} {Identifier.Of(Name)}(".TrimStart(), all = string.Join(", ", Arguments);
        string end = body is null ? ");" : ")";
        if (head.Length + all.Length < LongestLine)
        {
            w.Line($"{head}{all}{end}");
        }
        else
        {
            w.Line(head);
            using (w.Indent())
            {
                for (int k = 0; k < Arguments.Count; k++)
                    w.Line($"{Arguments[k]}{(k < Arguments.Count - 1 ? "," : end)}");
            }
        }

        if (body is null)
            return;
        using (w.Block())
            body(w);
    }
}
