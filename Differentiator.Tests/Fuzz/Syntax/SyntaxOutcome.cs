using System.Collections.Immutable;
using System.Linq;

namespace Differentiator.Tests.Fuzz;

/// <summary>What became of some sources: how many are C#, how many methods were refused, on how many the C# compiler itself fails or hangs.</summary>
internal sealed record SyntaxOutcome(int Valid, int Refused, int GivenUp, ImmutableArray<string> Failures)
{
    public static SyntaxOutcome Sum(params SyntaxOutcome[] parts) => new(
        parts.Sum(part => part.Valid), parts.Sum(part => part.Refused), parts.Sum(part => part.GivenUp), [.. parts.SelectMany(part => part.Failures)]);
}
