using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>What a product is made of, compared without the order.</summary>
internal sealed class Factors(Expr product) : IEquatable<Factors>
{
    private readonly Expr[] all = [.. Of(product)];

    public static IEnumerable<Expr> Of(Expr expr) =>
        expr is Binary { Op: BinaryOp.Multiply } product ? Of(product.Left).Concat(Of(product.Right)) : [expr];

    public bool Equals(Factors? other)
    {
        if (other is null || all.Length != other.all.Length)
            return false;
        List<Expr> rest = [.. other.all];
        return all.All(rest.Remove);
    }

    public override bool Equals(object? obj) => Equals(obj as Factors);

    public override int GetHashCode() => all.Aggregate(0, (sum, factor) => unchecked(sum + factor.GetHashCode()));
}
