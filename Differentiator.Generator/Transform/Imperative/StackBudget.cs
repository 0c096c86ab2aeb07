using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>Divides 1 KiB of stack evenly among the scratch spans of a function, rounded down to powers of two.</summary>
internal sealed class StackBudget
{
    private const int Bytes = 1024;
    private readonly int shares;

    private StackBudget(int shares) => this.shares = shares;

    public static StackBudget Of(Function function) => new(function.Body.AllStatements().Count(statement => statement is Scratch { Part: null }));

    public int Elements(Scratch scratch)
    {
        if (scratch.Span.Type.Element is MatrixType)
            return 0; // holds references
        int limit = Bytes / shares / ElementSize.Of(scratch.Span.Type.Element!);
        int elements = 1;
        while (elements * 2 <= limit)
            elements *= 2;
        return limit == 0 ? 0 : elements;
    }
}
