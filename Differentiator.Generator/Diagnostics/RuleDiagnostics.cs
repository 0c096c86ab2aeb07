using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Diagnostics;

/// <summary>DIFF3xx: functions without a derivative.</summary>
internal static class RuleDiagnostics
{
    public static readonly DiagnosticDescriptor NoRule = new(
        "DIFF301", "No derivative is known for this function",
        "no derivative is known for '{0}'; compute it in a static method of this project from arithmetic and functions that have a rule, such as Math.Exp, or pass its value in as a parameter{1}",
        "Differentiator.Rules", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF301.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DerivativeMisfit = new(
        "DIFF302", "The derivative written by hand does not fit",
        "no derivative of '{0}' with the right parameters is there; {1}",
        "Differentiator.Rules", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF302.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor MemoryPassed = new(
        "DIFF303", "Code that is not differentiated may write this memory",
        "'{0}' is passed to code that is not differentiated and may write its elements; {1}",
        "Differentiator.Rules", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF303.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NeverUsed = new(
        "DIFF304", "The derivative written by hand is never used",
        "no method that is differentiated calls '{0}', so that this derivative is never used; remove it, or call '{0}' from a [Differentiable] method",
        "Differentiator.Rules", DiagnosticSeverity.Info, true, null, HelpLink.Base + "DIFF304.md", WellKnownDiagnosticTags.CompilationEnd);
}
