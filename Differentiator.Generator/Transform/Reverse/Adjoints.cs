using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <summary>
/// The adjoints known at a point of the reverse sweep, in the order of their first contribution. A key is a local or
/// an element of an array (a <see cref="Load"/>); a key that is absent has a structurally zero adjoint.
/// </summary>
internal sealed class Adjoints
{
    private readonly List<Expr> order = [];
    private readonly Dictionary<Expr, (Expr Value, Origin Origin)> entries = [];

    public IEnumerable<Expr> Keys => order;

    public Expr? Find(Expr key) => entries.TryGetValue(key, out (Expr Value, Origin Origin) entry) ? entry.Value : null;

    public Origin OriginOf(Expr key) => entries[key].Origin;

    public void Set(Expr key, Expr value, Origin origin)
    {
        if (!entries.ContainsKey(key))
            order.Add(key);
        entries[key] = (value, origin);
    }

    /// <summary>Hands the adjoint over: what it belongs to was defined here, nothing before reads it.</summary>
    public Expr? Take(Expr key)
    {
        Expr? value = Find(key);
        if (value is not null)
        {
            order.Remove(key);
            entries.Remove(key);
        }

        return value;
    }

    public IReadOnlyList<Load> Elements => order.OfType<Load>().ToArray();
}
