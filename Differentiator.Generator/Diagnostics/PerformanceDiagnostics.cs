using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Diagnostics;

/// <summary>DIFF4xx: derivatives that are right, where an option of the attribute does nothing.</summary>
internal static class PerformanceDiagnostics
{
    public static readonly DiagnosticDescriptor FastHasNoEffect = new(
        "DIFF401", "Fast has no effect",
        "no loop in the derivatives of '{0}' can take several iterations at once, so that they are the plain ones; leave 'Fast' out, or write a loop over arrays or spans whose iterations depend on each other by sums only",
        "Differentiator.Performance", DiagnosticSeverity.Info, true, null, HelpLink.Base + "DIFF401.md");

    public static readonly DiagnosticDescriptor PowerOfProducts = new(
        "DIFF402", "Products are faster than a power",
        "'{0}' is computed by the general power, which takes many times as long as products; write {1}",
        "Differentiator.Performance", DiagnosticSeverity.Info, true, null, HelpLink.Base + "DIFF402.md");

    public static readonly DiagnosticDescriptor NoClosedForm = new(
        "DIFF403", "There is no formula",
        "the derivatives of '{0}' have no closed form, because {1}; leave 'Formula' out, or differentiate a method of numbers whose derivatives are one expression each",
        "Differentiator.Performance", DiagnosticSeverity.Info, true, null, HelpLink.Base + "DIFF403.md");
}
