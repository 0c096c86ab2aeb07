using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>Orders statements for the reader: titled sweeps, and the source statement over what follows from it.</summary>
internal static class Sections
{
    /// <summary>The top level of a function: what is cleared and scratch memory, then <c>// forward</c> and <c>// reverse</c>.</summary>
    public static List<Code> Titled(List<Chunk> chunks)
    {
        int prologue = chunks.TakeWhile(chunk => chunk.Source is Scratch or Clear || Clears(chunk.Source) || (chunk.Source is Effect or Invoke && chunk.Source.Origin == Origin.None)).Count();
        List<Code> code = Commented(chunks.Take(prologue));
        List<Chunk> rest = chunks.Skip(prologue).ToList();
        int split = rest.FindIndex(IsReverse);
        bool isFused = rest.Any(IsFused);
        if (split <= 0 || isFused)
        {
            List<Code> body = Untitled(rest);
            return code.Count > 0 && body.Count > 0 ? [.. code, new BlankLine(), .. body] : [.. code, .. body];
        }

        if (code.Count > 0)
            code.Add(new BlankLine());
        return
        [
            .. code,
            new Comment("forward"), .. Commented(rest.Take(split)),
            new BlankLine(),
            new Comment("reverse"), .. Commented(rest.Skip(split)),
        ];
    }

    /// <summary>Any other block: an empty line before the first statement of the reverse sweep.</summary>
    public static List<Code> Untitled(List<Chunk> chunks)
    {
        int split = chunks.FindIndex(IsReverse);
        return split <= 0
            ? Commented(chunks)
            : [.. Commented(chunks.Take(split)), new BlankLine(), .. Commented(chunks.Skip(split))];
    }

    private static bool IsReverse(Chunk chunk) => chunk.Source.Origin.Sweep == Sweep.Reverse;

    private static bool Clears(Stmt statement) => statement is If { Else.Statements.Count: 0, Results.Count: 0 } branch && branch.Then.Statements.All(inner => inner is Clear);

    /// <summary>A loop or branch of the forward sweep with statements of the reverse sweep inside.</summary>
    private static bool IsFused(Chunk chunk) => chunk.Source.Origin.Sweep == Sweep.Forward && chunk.Source.Regions().Any(HasReverse);

    private static bool HasReverse(Region region) => region.Statements.Any(statement =>
        statement.Origin.Sweep == Sweep.Reverse || statement.Regions().Any(HasReverse));

    private static List<Code> Commented(IEnumerable<Chunk> chunks)
    {
        List<Code> code = [];
        Origin? last = null;
        foreach (Chunk chunk in chunks)
        {
            Origin? origin = chunk.Source is Let or Store or Clear && IsReverse(chunk) ? chunk.Source.Origin : null;
            if (origin is { Text: not "" } && origin != last)
                code.Add(new Comment(origin.Text));
            last = origin;
            code.AddRange(chunk.Code);
        }

        return code;
    }
}
