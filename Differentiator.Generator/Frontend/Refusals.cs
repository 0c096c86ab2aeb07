using System.Collections.Generic;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>
/// Collects why a method is refused. Muted while a callee is lowered that reports its own causes.
/// </summary>
internal sealed class Refusals(SourceMap source)
{
    private readonly List<DiagnosticInfo> reported = new();

    public IReadOnlyList<DiagnosticInfo> Reported => reported;

    /// <summary>The first cause, reported here or elsewhere.</summary>
    public DiagnosticInfo? First { get; private set; }

    /// <summary>The source has compiler errors: they say what is wrong, and nothing else is reported.</summary>
    public bool DoesNotCompile { get; set; }

    public void Add(DiagnosticDescriptor descriptor, Location location, bool muted, params string[] arguments)
    {
        var diagnostic = new DiagnosticInfo(descriptor.Id, source.Add(location), EquatableArray.Of(arguments));
        First ??= diagnostic;
        if (!muted && !reported.Contains(diagnostic))
            reported.Add(diagnostic);
    }
}
