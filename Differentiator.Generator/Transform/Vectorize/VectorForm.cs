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
    private readonly ArrayLengths lengths;
    private bool isAny;

    private VectorForm(Function function, LaneWidth width)
    {
        (this.function, this.width) = (function, width);
        memory = Memory.Of(function);
        supply = LocalSupply.For(function);
        lengths = new ArrayLengths(supply);
    }

    /// <summary>Null if there is no loop that can take several iterations at once.</summary>
    public static Function? Of(Function function, LaneWidth width)
    {
        VectorForm pass = new(function, width);
        Region body = pass.Vectorized(function.Body, function.Parameters.Select(parameter => parameter.Local), inside: null);
        return pass.isAny ? function with { Body = body } : null;
    }

    /// <param name="inside">What the innermost loop around defines; null if there is none.</param>
    private Region Vectorized(Region region, IEnumerable<Local> known, ICollection<Local>? inside) => lengths.Define(
        region with { Statements = region.Statements.SelectMany(statement => Vectorized(statement, inside)).ToEquatableArray() }, known);

    private IEnumerable<Stmt> Vectorized(Stmt statement, ICollection<Local>? inside)
    {
        if (statement is not For loop || VectorLoop.Of(loop, width, function, memory, array => lengths.Of(array, inside), inside is not null, supply) is not { } vectors)
        {
            IEnumerable<Local> known = statement is For outer ? outer.Carried.Select(carried => carried.Parameter) : [];
            if (statement is For)
                inside = new HashSet<Local>(statement.AllDefined());
            return [statement.MapRegions(region => Vectorized(region, known, inside))];
        }

        isAny = true;
        return vectors;
    }
}
