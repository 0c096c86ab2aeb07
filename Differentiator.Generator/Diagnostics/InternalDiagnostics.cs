using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Diagnostics;

/// <summary>DIFF9xx: errors of the compiler itself.</summary>
internal static class InternalDiagnostics
{
    public static readonly DiagnosticDescriptor InternalError = new(
        "DIFF900", "Internal error",
        "the derivative of '{0}' could not be made because of an error in Differentiator itself ({1}); please report it with the source of the method",
        "Differentiator.Internal", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF900.md", WellKnownDiagnosticTags.NotConfigurable);
}
