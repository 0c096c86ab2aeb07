using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Diagnostics;

/// <summary>DIFF4xx: derivatives that are right, and could be faster.</summary>
internal static class PerformanceDiagnostics
{
    public static readonly DiagnosticDescriptor FastHasNoEffect = new(
        "DIFF401", "Fast has no effect",
        "no loop in the derivatives of '{0}' can take several iterations at once, so that they are the plain ones; leave 'Fast' out, or write a loop over arrays or spans whose iterations depend on each other by sums only",
        "Differentiator.Performance", DiagnosticSeverity.Info, true, null, HelpLink.Base + "DIFF401.md");
}
