using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.Frontend;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Differentiator.Generator;

/// <summary>Reports, at live locations, what the front end refuses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DifferentiableAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.Differentiable) is not { } attribute)
                return;
            // A cause in a helper method or a containing type is met by every method that uses it, and reported once.
            var reported = new ConcurrentDictionary<(string Id, Location Place), bool>();
            var unused = new UnusedRules();
            start.RegisterSyntaxNodeAction(node => Read(node, attribute, reported, unused), SyntaxKind.Attribute);
            start.RegisterCompilationEndAction(unused.Report);
            start.RegisterSymbolAction(CheckReplaced, SymbolKind.NamedType);
        });
    }

    private static void Read(
        SyntaxNodeAnalysisContext context, INamedTypeSymbol differentiable, ConcurrentDictionary<(string Id, Location Place), bool> reported, UnusedRules unused)
    {
        // Most attributes are those of emitted members, which need no binding.
        if (EmittedFile.IsAt(context.Node.SyntaxTree.FilePath) || context.SemanticModel.GetTypeInfo(context.Node, context.CancellationToken).Type is not { } type)
            return;
        if (SymbolEqualityComparer.Default.Equals(type, differentiable))
        {
            if (MethodOf(context) is { } method && IsFirst(context.Node, method))
                Analyze(context, method, reported, unused);
        }
        else if (type.Name is "DerivativeOfAttribute" or "DerivativeAttribute" && MethodOf(context) is { } carrier)
            CheckDerivative(context, type, carrier, unused);
    }

    private static void CheckDerivative(SyntaxNodeAnalysisContext context, ITypeSymbol type, IMethodSymbol method, UnusedRules unused)
    {
        foreach (AttributeData attribute in method.GetAttributes().Where(attribute => IsAt(attribute, context.Node)))
            unused.Read(attribute, method);
        if (type.Name == "DerivativeOfAttribute" && DerivativeOfCheck.Run(method, context.Compilation) is { } misfit)
            context.ReportDiagnostic(misfit);
    }

    private static void CheckReplaced(SymbolAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in MissingDerivatives.In((INamedTypeSymbol)context.Symbol))
            context.ReportDiagnostic(diagnostic);
    }

    private static void Analyze(
        SyntaxNodeAnalysisContext context, IMethodSymbol method, ConcurrentDictionary<(string Id, Location Place), bool> reported, UnusedRules unused)
    {
        try
        {
            FrontendResult result = MethodFrontend.Run(method, context.Compilation, context.CancellationToken);
            foreach (DiagnosticInfo diagnostic in result.Diagnostics)
                Report(diagnostic.At(result.Source[diagnostic.Ordinal]));
            DerivativeRefusedException? refused = result.Model is null ? null : RefusedLate(result.Model);
            unused.Read(result);
            if (refused is not null || result.Model is not { Refusal: null })
                unused.Refused();
            if (result.Model is null)
                return;
            if (refused is not null)
                Report(LateRefusal.Of(refused, result.Model).At(result.Source[refused.Origin.Ordinal]));
            foreach ((int parameter, DiagnosticDescriptor descriptor, string[] arguments) in DerivativeWarnings.Of(result.Model))
                Report(Diagnostic.Create(descriptor, RootParameter.Of(method)[parameter].Location(method), arguments));
            if (refused is not null)
                return;
            foreach (Diagnostic hint in Formulas.Hints(method, result.Model).Concat(result.Hints))
                Report(hint);
            if (result.Model.Function is not null)
            {
                foreach (Diagnostic hint in FastHints.Of(method, result.Model))
                    Report(hint);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            unused.Refused();
            Report(Diagnostic.Create(InternalDiagnostics.InternalError, method.Locations[0], method.Name, exception.Message));
        }

        void Report(Diagnostic diagnostic)
        {
            if (reported.TryAdd((diagnostic.Id, diagnostic.Location), true))
                context.ReportDiagnostic(diagnostic);
        }
    }

    /// <summary>Whether an array that a recursive call is given stays as it is, say, shows only when the derivative is made.</summary>
    private static DerivativeRefusedException? RefusedLate(MethodModel model)
    {
        if (!LateRefusal.IsPossible(model))
            return null;
        try
        {
            foreach (Derivative _ in Compiler.Differentiate(model, CompilerOptions.Default))
                continue;
            return null;
        }
        catch (DerivativeRefusedException refused)
        {
            return refused;
        }
    }

    private static IMethodSymbol? MethodOf(SyntaxNodeAnalysisContext context) => context.Node.Parent?.Parent switch
    {
        AnonymousFunctionExpressionSyntax lambda => context.SemanticModel.GetSymbolInfo(lambda, context.CancellationToken).Symbol as IMethodSymbol,
        { } declaration => context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) as IMethodSymbol,
        null => null,
    };

    private static bool IsFirst(SyntaxNode attribute, IMethodSymbol method) =>
        RequestReader.AttributesOf(method).FirstOrDefault() is { } first && IsAt(first, attribute);

    private static bool IsAt(AttributeData attribute, SyntaxNode node) =>
        attribute.ApplicationSyntaxReference is { } place && place.SyntaxTree == node.SyntaxTree && place.Span == node.Span;
}
