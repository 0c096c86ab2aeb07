using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <summary>
/// Which statements of a region can run a second time, before its reverse sweep, and compute the same: those that write
/// nothing but memory which the region makes for itself, and read nothing that has changed since.
/// Kernels run once, as in the original: one that draws random numbers would draw others.
/// </summary>
internal sealed class Replay
{
    private readonly Memory memory;
    private readonly Func<Local, bool> isStable;

    /// <summary>Memory of the region's own that is filled again when its statements run again.</summary>
    private readonly HashSet<Local> refilled;

    private Replay(IReadOnlyList<Stmt> statements, Memory memory, Func<Local, bool> isStable, ICollection<Local> held)
    {
        this.memory = memory;
        this.isStable = root => held.Contains(root) || isStable(root);
        refilled = [.. statements.SelectMany(StmtTraversal.SelfAndNested).Where(made => made is Scratch or Allocate).SelectMany(StmtTraversal.DefinedHere).SelectMany(memory.RootsOf).Where(made => !held.Contains(made))];
        Own = [.. refilled];

        // What cannot run again leaves memory half filled, and so keeps others from running again.
        while (refilled.Count > 0)
        {
            HashSet<Local> lost = [.. statements.Where(statement => !MayRun(statement)).SelectMany(memory.WrittenBy).Where(refilled.Contains)];
            if (lost.Count == 0)
                break;
            refilled.ExceptWith(lost);
        }
    }

    /// <summary>The memory that the region makes for itself.</summary>
    public HashSet<Local> Own { get; }

    /// <param name="statements">The region's statements in the forward sweep.</param>
    /// <param name="isStable">Whether memory from outside still has, in the reverse sweep, what the region has read.</param>
    /// <param name="held">Memory of the region's own that still has what the region has left in it.</param>
    public static Replay Of(IReadOnlyList<Stmt> statements, Memory memory, Func<Local, bool> isStable, ICollection<Local> held) => new(statements, memory, isStable, held);

    /// <summary>True if the memory is the region's own and is filled again when its statements run again.</summary>
    public bool Refills(Local memoryRoot) => refilled.Contains(memoryRoot);

    public bool MayRun(Stmt statement) =>
        !statement.SelfAndNested().Any(inner => inner is Effect or Invoke { Kernel: not null })
        && memory.WrittenBy(statement).All(refilled.Contains)
        && memory.ReadBy(statement).All(root => refilled.Contains(root) || isStable(root));
}
