using System.Threading;
using Microsoft.CodeAnalysis;

namespace Differentiator.CodeFixes;

/// <summary>Where a diagnostic is reported.</summary>
internal sealed class Place(SemanticModel model, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellation)
{
    public SemanticModel Model => model;

    public Diagnostic Diagnostic => diagnostic;

    public CancellationToken Cancellation => cancellation;

    /// <summary>The node that is marked, the innermost one if several have its span.</summary>
    public SyntaxNode Node { get; } = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>An argument of the message.</summary>
    public string Argument(int position) => diagnostic.Properties.TryGetValue($"{position}", out string? argument) && argument is not null ? argument : "";
}
