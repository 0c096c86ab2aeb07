using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>The code being lowered up to its end, and what is read after that.</summary>
/// <param name="Flags">The exits whose flags are read, in a fixed order.</param>
/// <param name="IsMethod">At its end the method returns: no variable is read any more.</param>
/// <param name="IsPartial">Its end is also reached by exits, on whose way variables may have no value yet.</param>
internal sealed record Frame(ImmutableArray<ISymbol> Flags, bool IsMethod = false, bool IsPartial = false)
{
    /// <summary>A part of this frame that is followed by code which asks whether <paramref name="exits"/> were taken.</summary>
    public Frame Asking(ImmutableArray<ISymbol> exits) =>
        new(Flags.Concat(exits).Distinct(SymbolEqualityComparer.Default).ToImmutableArray()!, IsPartial: IsPartial || exits.Length > 0);
}
