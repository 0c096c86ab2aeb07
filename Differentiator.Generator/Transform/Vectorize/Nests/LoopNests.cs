using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform.Simplify;

namespace Differentiator.Generator.Transform.Vectorize.Nests;

/// <summary>
/// Loops with loops inside whose own iterations are independent but for sums take several of those at once, with all that is inside: as
/// many data points as a vector has lanes. It wants no inner loop to be long.
/// </summary>
internal sealed class LoopNests
{
    private readonly LaneWidth width;
    private readonly Function function;
    private readonly Memory memory;
    private readonly LocalSupply supply;
    private bool isAny;

    private LoopNests(Function function, LaneWidth width)
    {
        (this.function, this.width) = (function, width);
        memory = Memory.Of(function);
        supply = LocalSupply.For(function);
    }

    /// <summary>Whether there is a loop with loops inside.</summary>
    public static bool MayFit(Function function) => function.Body.AllStatements().Any(statement => statement is For loop && loop.Body.AllStatements().Any(inner => inner is For));

    /// <summary>Null if there is no such loop.</summary>
    public static Function? Of(Function function, LaneWidth width)
    {
        LoopNests pass = new(function, width);
        Region body = pass.Visit(function.Body);
        return pass.isAny ? ScratchPlacement.Apply(function with { Body = body }) : null;
    }

    // The outermost loop that can.
    private Region Visit(Region region) => region with { Statements = region.Statements.SelectMany(Visit).ToEquatableArray() };

    private IEnumerable<Stmt> Visit(Stmt statement)
    {
        if (statement is not For loop || NestLoop.Of(loop, width, function, memory, supply) is not { } vectors)
            return [statement.MapRegions(Visit)];
        isAny = true;
        return vectors;
    }
}
