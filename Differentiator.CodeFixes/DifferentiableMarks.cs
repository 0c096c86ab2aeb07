using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Differentiator.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Differentiator.CodeFixes;

/// <summary>Marks methods of a solution <c>[Differentiable]</c>, and makes the types around them partial.</summary>
internal static class DifferentiableMarks
{
    public static async Task<Solution> AddAsync(Solution solution, IEnumerable<IMethodSymbol> methods, CancellationToken cancellation)
    {
        var editor = new SolutionEditor(solution);
        foreach (IGrouping<SyntaxTree, SyntaxReference> file in methods.Select(method => method.DeclaringSyntaxReferences[0]).GroupBy(reference => reference.SyntaxTree))
        {
            if (solution.GetDocument(file.Key) is not { } document || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
                continue;
            DocumentEditor edits = await editor.GetDocumentEditorAsync(document.Id, cancellation).ConfigureAwait(false);
            MethodDeclarationSyntax[] declarations = [.. file.Select(reference => reference.GetSyntax(cancellation)).OfType<MethodDeclarationSyntax>()];
            foreach (MethodDeclarationSyntax declaration in declarations)
            {
                AttributeListSyntax mark = AttributeNames.List(AttributeNames.At(model, declaration.SpanStart, KnownNames.Differentiable));
                SyntaxTriviaList after = After(declaration, cancellation);
                edits.ReplaceNode(declaration, (current, _) => Marked((MethodDeclarationSyntax)current, mark.WithTrailingTrivia(after)));
            }

            foreach (TypeDeclarationSyntax type in declarations.SelectMany(PartialTypes.NotPartialAround).Distinct())
                edits.ReplaceNode(type, (current, _) => PartialTypes.MadePartial((TypeDeclarationSyntax)current));
        }

        return editor.GetChangedSolution();
    }

    // double F(double x);   becomes   [Differentiable] double F(double x);   on the line above, if the method begins a line
    private static MethodDeclarationSyntax Marked(MethodDeclarationSyntax method, AttributeListSyntax mark)
    {
        SyntaxTriviaList before = method.GetLeadingTrivia();
        method = method.WithLeadingTrivia();
        return method.WithAttributeLists(method.AttributeLists.Insert(0, mark)).WithLeadingTrivia(before);
    }

    private static SyntaxTriviaList After(MethodDeclarationSyntax method, CancellationToken cancellation) => Lines.BeginsLine(method, cancellation)
        ? SyntaxFactory.TriviaList(SyntaxFactory.EndOfLine(Lines.EndIn(method.SyntaxTree, cancellation)), SyntaxFactory.Whitespace(Lines.IndentationOf(method, cancellation)))
        : SyntaxFactory.TriviaList(SyntaxFactory.Space);
}
