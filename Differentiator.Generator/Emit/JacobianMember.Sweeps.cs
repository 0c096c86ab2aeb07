using System.Collections.Generic;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <content>The loop over sweeps that take several columns or rows each.</content>
internal sealed partial class JacobianMember
{
    /// <summary>Writes a sweep, of which the index of its first lane is given and what it shares with the others.</summary>
    private delegate void Sweeping(CodeWriter w, string first, IReadOnlyList<string> shared);

    // SweepValues<double> kept = new(stackalloc double[16]); try { .. } finally { kept.Dispose(); }
    private void Sweeps(CodeWriter w, Derivative sweeps, string index, string count, Sweeping sweep)
    {
        if (!sweeps.KeepsResults)
        {
            Sweeps(w, sweeps.Lanes!, index, count, [], sweep);
            return;
        }

        string kept = names.Take("kept"), item = context.Types.Of(sweeps.Lanes!.Item);
        w.Line($"{context.Types.Of(new SweepValuesType(sweeps.Lanes.Item))} {kept} = new(stackalloc {item}[16]);");
        w.Line("try");
        using (w.Block())
            Sweeps(w, sweeps.Lanes, index, count, [$"ref {kept}"], sweep);
        w.Line("finally");
        using (w.Block())
            w.Line($"{kept}.Dispose();");
    }

    // for (int column = 0; column < columns; column += Vector<double>.Count) ..   or, where all are in one vector, once
    private void Sweeps(CodeWriter w, LanesType lanes, string index, string count, IReadOnlyList<string> shared, Sweeping sweep)
    {
        if (!lanes.IsWide)
        {
            sweep(w, "0", shared);
            return;
        }

        if (ReturnsNothing)
        {
            // Once at least: it is a sweep that writes what the method does.
            w.Line($"int {index} = 0;");
            w.Line("do");
            using (w.Block())
            {
                sweep(w, index, shared);
                w.Line($"{index} += {context.Types.Of(lanes)}.Count;");
            }

            w.Line($"while ({index} < {count});");
            return;
        }

        w.Line($"for (int {index} = 0; {index} < {count}; {index} += {context.Types.Of(lanes)}.Count)");
        using (w.Block())
            sweep(w, index, shared);
    }
}
