using System;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>Divides 1 KiB of stack evenly among the scratch spans of a function, rounded down to powers of two, at most 512 bytes each.</summary>
internal sealed class StackBudget
{
    private const int Bytes = 1024;

    /// <summary>The stack is zeroed at each call, and larger blocks take several times as long (512 bytes 4 ns, 1024 bytes 40).</summary>
    private const int MostBytes = 512;

    private readonly int shares;

    private StackBudget(int shares) => this.shares = shares;

    public static StackBudget Of(Function function) => new(function.Body.AllStatements().Count(statement => statement is Scratch { Part: null }));

    public int Elements(Scratch scratch)
    {
        if (scratch.Span.Type.Element is MatrixType)
            return 0; // holds references
        int limit = Math.Min(Bytes / shares, MostBytes) / ElementSize.Of(scratch.Span.Type.Element!);
        int elements = 1;
        while (elements * 2 <= limit)
            elements *= 2;
        return limit == 0 ? 0 : elements;
    }
}
