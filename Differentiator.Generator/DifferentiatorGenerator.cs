using System;
using System.Linq;
using System.Text;
using System.Threading;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.Frontend;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Differentiator.Generator;

/// <summary>Emits the derivatives of <c>[Differentiable]</c> methods beside them.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class DifferentiatorGenerator : IIncrementalGenerator
{
    private const string OptimizeProperty = "build_property.Differentiator_Optimize";
    private const string CheckProperty = "build_property.Differentiator_Check";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<CompilerOptions> options = context.AnalyzerConfigOptionsProvider
            .Select((provider, _) => new CompilerOptions(
                Optimize: !Is(provider.GlobalOptions, OptimizeProperty, "false"), Check: Is(provider.GlobalOptions, CheckProperty, "true")))
            .WithTrackingName(TrackingNames.Options);

        IncrementalValuesProvider<MethodModel> models = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownNames.Differentiable, (_, _) => true, Lower)
            .WithTrackingName(TrackingNames.Frontend)
            .Where(model => model is not null)!;

        IncrementalValuesProvider<EmittedFile> files = models
            .Combine(options)
            .Select((pair, cancellation) => Emission.Begin(pair.Left, pair.Right, cancellation))
            .WithTrackingName(TrackingNames.Begin)
            .Select((emission, cancellation) => emission.End(cancellation))
            .WithTrackingName(TrackingNames.Emit);

        context.RegisterSourceOutput(files, Add);
    }

    private static bool Is(AnalyzerConfigOptions options, string property, string value) =>
        options.TryGetValue(property, out string? set) && string.Equals(set, value, StringComparison.OrdinalIgnoreCase);

    private static MethodModel? Lower(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        // A partial method may carry attributes on both of its declarations; its derivatives are emitted once.
        if (context.TargetSymbol is not IMethodSymbol method
            || context.Attributes[0].ApplicationSyntaxReference != RequestReader.AttributesOf(method).First().ApplicationSyntaxReference)
            return null;

        // A method that stands outside of every type has no type that could be continued.
        if (method.ContainingType.IsImplicitClass)
            return null;
        try
        {
            FrontendResult result = MethodFrontend.Run(method, context.SemanticModel.Compilation, cancellation);
            return result.CallsUnseen ? LowerAgain(context, cancellation) ?? result.Model : result.Model;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null; // the analyzer meets the same error and reports it at the method
        }
    }

    /// <summary>Of a method that may call emitted members, with their declarations.</summary>
    private static MethodModel? LowerAgain(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        Compilation compilation = DeclaredDerivatives.In(context.SemanticModel.Compilation, cancellation);
        return compilation.GetSemanticModel(context.TargetNode.SyntaxTree).GetDeclaredSymbol(context.TargetNode, cancellation) is IMethodSymbol method
            ? MethodFrontend.Run(method, compilation, cancellation).Model
            : null;
    }

    private static void Add(SourceProductionContext context, EmittedFile file)
    {
        if (file.Text is not null)
            context.AddSource(file.Path, SourceText.From(file.Text, Encoding.UTF8));
        if (file.Error is not null)
            context.ReportDiagnostic(Diagnostic.Create(InternalDiagnostics.InternalError, Location.None, file.MethodName, file.Error));
    }
}
