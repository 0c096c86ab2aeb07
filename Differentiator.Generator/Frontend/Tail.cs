using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <summary>What is still to run, up to the end of the method or of a loop's body.</summary>
internal sealed class Tail
{
    private readonly ImmutableArray<IOperation> statements;
    private readonly int next;
    private readonly Tail? outer;

    private Tail(ImmutableArray<IOperation> statements, int next, Tail? outer, Action? action = null)
    {
        this.statements = statements;
        this.next = next;
        this.outer = outer;
        Action = action;
    }

    /// <summary>What runs in place of a statement; else null.</summary>
    public Action? Action { get; }

    public IOperation First => statements[next];

    public Tail? Rest => Action is null ? Of(statements, next + 1, outer) : outer;

    /// <summary>The statements themselves, without those inside them.</summary>
    public IEnumerable<IOperation> Statements
    {
        get
        {
            for (Tail? tail = this; tail is not null; tail = tail.Rest)
            {
                if (tail.Action is null)
                    yield return tail.First;
            }
        }
    }

    public static Tail? Of(IOperation? statement, Tail? outer = null) => statement switch
    {
        null => outer,
        IBlockOperation block => Of(block.Operations, outer),
        _ => Of(ImmutableArray.Create(statement), outer),
    };

    public static Tail? Of(ImmutableArray<IOperation> statements, Tail? outer = null) => Of(statements, 0, outer);

    public static Tail Of(Action action) => new(ImmutableArray<IOperation>.Empty, 0, null, action);

    private static Tail? Of(ImmutableArray<IOperation> statements, int next, Tail? outer) =>
        next < statements.Length ? new Tail(statements, next, outer) : outer;
}
