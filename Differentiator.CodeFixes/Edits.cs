using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace Differentiator.CodeFixes;

/// <summary>The changes of one document, for one diagnostic or for all.</summary>
internal sealed class Edits(SyntaxEditor editor, ImmutableArray<Diagnostic> diagnostics)
{
    public SyntaxEditor Editor => editor;

    /// <summary>The diagnostics whose causes go away together.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => diagnostics;

    /// <summary>What has been done already, where several diagnostics ask for the same.</summary>
    public HashSet<object> Done { get; } = new();
}
