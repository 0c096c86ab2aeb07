using System.Collections.Generic;

namespace Differentiator.Generator.Rules;

/// <summary>The rules of what emitted derivatives call, for derivatives of derivatives.</summary>
internal static class StrongRules
{
    public static IEnumerable<Rule> All { get; } =
    [
        new("Multiply", [(o, _) => o[1], (o, _) => o[0]], [Domain.Real, Domain.Real]),
        new("Divide", [(o, _) => 1 / o[1], (o, r) => -r / o[1]], [Domain.Real, Domain.Positive]),
    ];
}
