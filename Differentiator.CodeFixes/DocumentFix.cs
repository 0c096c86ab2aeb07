using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Differentiator.CodeFixes;

/// <summary>A fix that changes the document of its diagnostic alone: offered at one place, and for all places at once.</summary>
/// <param name="key">Tells the fixes of one diagnostic apart.</param>
/// <param name="propose">Null where the fix would not be certain to be right.</param>
internal sealed class DocumentFix(string key, Func<Place, Document, Task<Proposal?>> propose)
{
    public DocumentFix(string key, Func<Place, Proposal?> propose)
        : this(key, (place, _) => Task.FromResult(propose(place)))
    {
    }

    public async Task RegisterAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await ProposeAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } proposal)
                context.RegisterCodeFix(CodeAction.Create(proposal.Title, cancellation => ApplyAsync(context.Document, ImmutableArray.Create(diagnostic), cancellation), key), diagnostic);
        }
    }

    /// <summary>Fixes all places, document by document: with the one among several fixes that was chosen.</summary>
    public static FixAllProvider ForAll(params DocumentFix[] fixes) => FixAllProvider.Create(async (context, document, diagnostics) =>
        fixes.FirstOrDefault(fix => fix.Key == context.CodeActionEquivalenceKey) is { } chosen
            ? await chosen.ApplyAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false)
            : null);

    private string Key => key;

    private async Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var edits = new Edits(editor, diagnostics);
        // What stands inside of another place is changed before it.
        foreach (Diagnostic diagnostic in diagnostics.OrderByDescending(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Length))
        {
            if (await ProposeAsync(document, diagnostic, cancellation).ConfigureAwait(false) is { } proposal)
                proposal.Edit(edits);
        }

        return editor.GetChangedDocument();
    }

    private async Task<Proposal?> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return model is null || root is null ? null : await propose(new Place(model, root, diagnostic, cancellation), document).ConfigureAwait(false);
    }
}
