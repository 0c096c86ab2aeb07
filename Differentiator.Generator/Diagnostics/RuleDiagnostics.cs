using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Diagnostics;

/// <summary>DIFF3xx: functions without a derivative.</summary>
internal static class RuleDiagnostics
{
    public static readonly DiagnosticDescriptor NoRule = new(
        "DIFF301", "No derivative is known for this function",
        "no derivative is known for '{0}'; compute it in a static method of this project from arithmetic and functions that have a rule, such as Math.Exp, or pass its value in as a parameter",
        "Differentiator.Rules", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF301.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SideEffect = new(
        "DIFF302", "A call without a result has no place here",
        "'{0}' returns nothing: it is called for its effect, which a derivative would repeat or lose; call it outside the [Differentiable] method",
        "Differentiator.Rules", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF302.md", WellKnownDiagnosticTags.NotConfigurable);
}
