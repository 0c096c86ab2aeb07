using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform;

/// <summary>
/// The jagged and rectangular local arrays whose adjoints, and copies for the reverse sweep, are scratch memory. What may stand for
/// the same variable as an array of the caller, or is given to a function that recurs, has arrays for these, too.
/// </summary>
internal sealed class PooledMemory
{
    private const int MostDimensions = 4;
    private readonly Memory memory;
    private readonly HashSet<Local> shadowed, copied;

    private PooledMemory(Memory memory, HashSet<Local> shadowed, HashSet<Local> copied) =>
        (this.memory, this.shadowed, this.copied) = (memory, shadowed, copied);

    public static PooledMemory Of(Function function, Memory memory)
    {
        Stmt[] statements = [.. function.Body.AllStatements()];
        HashSet<Local> made = [.. statements.OfType<Allocate>().Select(allocation => allocation.Array).Where(MayBePooled)];
        if (made.Count == 0)
            return new PooledMemory(memory, [], []);

        // Rows become spans: whoever takes them must not care.
        Local[] views = [.. statements.SelectMany(StmtTraversal.AllDefined).Where(local => local.Type.Element is not null).Distinct()];
        HashSet<Local> shadowed = Without(made, GivenTo(statements.Where(statement => statement is Invoke { Kernel: null })), views.Where(MayBePooled));
        HashSet<Local> copied = Without(shadowed, GivenTo(statements).Concat(Carried(statements)).Concat(Compared(statements)), views);
        return new PooledMemory(memory, shadowed, copied);

        HashSet<Local> Without(IEnumerable<Local> all, IEnumerable<Expr> excluded, IEnumerable<Local> variables)
        {
            HashSet<Local> pooled = [.. all.Except(excluded.SelectMany(memory.RootsOf))];
            Local[][] together = [.. variables.Select(local => memory.RootsOf(local).ToArray())];
            for (int before = -1; before != pooled.Count;)
            {
                before = pooled.Count;
                foreach (Local[] roots in together.Where(roots => !roots.All(pooled.Contains)))
                    pooled.ExceptWith(roots);
            }

            return pooled;
        }
    }

    /// <summary>Whether the adjoint of the array is scratch memory.</summary>
    public bool HasPooledShadow(Local array) => MayBePooled(array) && memory.RootsOf(array).All(shadowed.Contains);

    /// <summary>Whether copies of the array, or the row, are scratch memory.</summary>
    public bool IsCopied(Local array) =>
        (MayBePooled(array) || array.Type is ArrayType { Item: ScalarType }) && memory.RootsOf(array).All(copied.Contains);

    private static bool MayBePooled(Local local) =>
        local.Type is ArrayType { Item: ArrayType { Item: ScalarType } } or RectangularType { Rank: <= MostDimensions };

    private static IEnumerable<Expr> GivenTo(IEnumerable<Stmt> statements) =>
        statements.OfType<Invoke>().SelectMany(invoke => invoke.Arguments);

    private static IEnumerable<Expr> Carried(IEnumerable<Stmt> statements) =>
        statements.OfType<For>().SelectMany(loop => loop.Carried).Select(carried => carried.Parameter);

    // t[i] == null, text that mentions t
    private static IEnumerable<Expr> Compared(IEnumerable<Stmt> statements) =>
        statements.SelectMany(StmtTraversal.AllExpressions).SelectMany(ExprTraversal.SelfAndDescendants)
            .Where(node => node is Binary or Foreign).SelectMany(ExprTraversal.Operands).Where(operand => operand.Type.Element is not null);
}
