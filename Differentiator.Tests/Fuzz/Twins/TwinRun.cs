using System;
using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Tests.Fuzz;

/// <summary>What a twin returns for one direction, and what it leaves in the arrays that the program writes.</summary>
internal sealed record TwinRun(Dual Value, IReadOnlyList<Dual> Left)
{
    /// <summary>The partial that a vjp adds, its terms with what was there before.</summary>
    public Dual Pulled(double cotangent, double[] weights, double start)
    {
        IEnumerable<(Dual Item, double Weight)> terms = Left.Zip(weights).Append((Value, cotangent)).ToArray();
        return Value with
        {
            Slope = terms.Sum(term => term.Weight == 0 ? 0 : term.Weight * term.Item.Slope),
            Terms = Math.Abs(start) + terms.Sum(term => Math.Abs(term.Weight) * term.Item.Terms),
        };
    }
}
