using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <summary>The statements that are still to run, up to the end of the method.</summary>
internal sealed class Tail
{
    private readonly ImmutableArray<IOperation> statements;
    private readonly int next;
    private readonly Tail? outer;

    private Tail(ImmutableArray<IOperation> statements, int next, Tail? outer)
    {
        this.statements = statements;
        this.next = next;
        this.outer = outer;
    }

    public static Tail? Of(IOperation? statement, Tail? outer = null) => statement switch
    {
        null => outer,
        IBlockOperation block => Make(block.Operations, 0, outer),
        _ => Make(ImmutableArray.Create(statement), 0, outer),
    };

    public IOperation First => statements[next];

    public Tail? Rest => Make(statements, next + 1, outer);

    private static Tail? Make(ImmutableArray<IOperation> statements, int next, Tail? outer) =>
        next < statements.Length ? new Tail(statements, next, outer) : outer;
}
