using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>Divides 1 KiB of stack evenly among the scratch spans of a function, rounded down to powers of two.</summary>
internal sealed class StackBudget
{
    private const int Bytes = 1024;
    private readonly int shares;

    private StackBudget(int shares) => this.shares = shares;

    public static StackBudget Of(Function function) => new(Count(function.Body));

    public int Elements(Scratch scratch)
    {
        int limit = Bytes / shares / ElementSize.Of(scratch.Span.Type.Element!);
        int elements = 1;
        while (elements * 2 <= limit)
            elements *= 2;
        return limit == 0 ? 0 : elements;
    }

    private static int Count(Region region) => region.Statements.Sum(Count);

    private static int Count(Stmt statement) => statement switch
    {
        Scratch => 1,
        If branch => Count(branch.Then) + Count(branch.Else),
        For loop => Count(loop.Body),
        _ => 0,
    };
}
