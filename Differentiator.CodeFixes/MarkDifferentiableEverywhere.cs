using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Differentiator.CodeFixes;

/// <summary>Marks the methods of all diagnostics at once: they may stand in each other's documents.</summary>
internal sealed class MarkDifferentiableEverywhere : FixAllProvider
{
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var methods = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        foreach (Diagnostic diagnostic in await DiagnosticsAsync(fixAllContext).ConfigureAwait(false))
        {
            if (fixAllContext.Solution.GetDocument(diagnostic.Location.SourceTree) is { } document)
                methods.UnionWith(await MarkDifferentiableFix.MethodsToMarkAsync(document, diagnostic, fixAllContext.CancellationToken).ConfigureAwait(false));
        }

        return methods.Count == 0 ? null : CodeAction.Create(
            "Mark all [Differentiable]",
            cancellation => DifferentiableMarks.AddAsync(fixAllContext.Solution, methods, cancellation),
            nameof(MarkDifferentiableFix));
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(FixAllContext context)
    {
        if (context is { Scope: FixAllScope.Document, Document: { } document })
            return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
        IEnumerable<Project> projects = context.Scope is FixAllScope.Solution ? context.Solution.Projects.Where(project => project.Language == LanguageNames.CSharp) : [context.Project];
        List<Diagnostic> found = [];
        foreach (Project project in projects)
            found.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
        return found;
    }
}
