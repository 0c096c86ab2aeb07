using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Vectorize;

/// <summary>
/// The vector body of a derivative that may be fast: innermost loops whose iterations are independent but for sums take several
/// iterations at once, in the lanes of vectors, and the rest one by one. Sums are taken in another order, and products that are
/// added are fused; the rest of the function stays as it is.
/// </summary>
internal sealed class VectorForm
{
    private readonly LaneWidth width;
    private readonly Function function;
    private readonly Memory memory;
    private readonly LocalSupply supply;
    private bool isAny;

    private VectorForm(Function function, LaneWidth width)
    {
        (this.function, this.width) = (function, width);
        memory = Memory.Of(function);
        supply = LocalSupply.For(function);
    }

    /// <summary>Null if there is no loop that can take several iterations at once.</summary>
    public static Function? Of(Function function, LaneWidth width)
    {
        VectorForm pass = new(function, width);
        Region body = pass.Vectorized(function.Body);
        return pass.isAny ? function with { Body = body } : null;
    }

    private Region Vectorized(Region region) => region with { Statements = region.Statements.SelectMany(Vectorized).ToEquatableArray() };

    private IEnumerable<Stmt> Vectorized(Stmt statement)
    {
        if (statement is not For loop || VectorLoop.Of(loop, width, function, memory, supply) is not { } vectors)
            return [statement.MapRegions(Vectorized)];
        isAny = true;
        return vectors;
    }
}
