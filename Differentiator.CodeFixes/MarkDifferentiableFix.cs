using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Differentiator.CodeFixes;

/// <summary>
/// DIFF127 and DIFF215: marks a method <c>[Differentiable]</c> that takes the place of a differentiable one, or that is called without
/// being known; in the latter case with all that take its place.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MarkDifferentiableFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(SignatureDiagnostics.DerivativeMissing.Id, LanguageDiagnostics.CallNotDirect.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new MarkDifferentiableEverywhere();

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            ImmutableArray<IMethodSymbol> methods = await MethodsToMarkAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false);
            if (methods.IsEmpty)
                continue;
            string others = methods.Length > 1 ? " and what takes its place" : "";
            context.RegisterCodeFix(
                CodeAction.Create($"Mark '{methods[0].Name}'{others} [Differentiable]", cancellation => DifferentiableMarks.AddAsync(context.Document.Project.Solution, methods, cancellation), nameof(MarkDifferentiableFix)),
                diagnostic);
        }
    }

    /// <summary>The method that the diagnostic is about, and all that run in its place; none if one of them cannot be marked.</summary>
    internal static async Task<ImmutableArray<IMethodSymbol>> MethodsToMarkAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SyntaxNode? node = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        IEnumerable<IMethodSymbol> methods = node switch
        {
            MethodDeclarationSyntax declaration when model?.GetDeclaredSymbol(declaration, cancellation) is { } own => new[] { own },
            InvocationExpressionSyntax call when model?.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol called && VirtualMembers.IsOpen(called) =>
                await WithReplacementsAsync(called.OriginalDefinition, document.Project.Solution, cancellation).ConfigureAwait(false),
            _ => [],
        };
        IMethodSymbol[] unmarked = [.. methods.Where(method => !method.HasAttribute(KnownNames.Differentiable))];

        // Other projects need not have the generator.
        bool areHere = unmarked.All(method => method.ContainingAssembly.Name == model?.Compilation.AssemblyName);
        return areHere && unmarked.All(CanBeMarked) ? unmarked.ToImmutableArray() : ImmutableArray<IMethodSymbol>.Empty;
    }

    private static async Task<IEnumerable<IMethodSymbol>> WithReplacementsAsync(IMethodSymbol method, Solution solution, CancellationToken cancellation)
    {
        List<IMethodSymbol> methods = [method];
        for (int i = 0; i < methods.Count; i++)
        {
            IEnumerable<ISymbol> replacing = await SymbolFinder.FindOverridesAsync(methods[i], solution, cancellationToken: cancellation).ConfigureAwait(false);
            if (methods[i].ContainingType.TypeKind is TypeKind.Interface)
                replacing = replacing.Concat(await SymbolFinder.FindImplementationsAsync(methods[i], solution, cancellationToken: cancellation).ConfigureAwait(false));
            methods.AddRange(replacing.OfType<IMethodSymbol>().Where(found => !methods.Contains(found, SymbolEqualityComparer.Default)).ToArray());
        }

        return methods;
    }

    private static bool CanBeMarked(IMethodSymbol method) =>
        method is { IsGenericMethod: false, IsAsync: false, IsExtern: false, MethodKind: MethodKind.Ordinary, ContainingType.IsFileLocal: false }
        && method.DeclaringSyntaxReferences.Length == 1
        && VirtualMembers.Obstacle(method) is null
        && RootResult.IsNumber(method)
        && RootParameter.Of(method).Any(parameter => parameter.IsDifferentiable);
}
