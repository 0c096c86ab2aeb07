using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Differentiator.Generator.Frontend;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiator.Tests.Frontend;

/// <summary>Runs the front end alone on C# source.</summary>
internal static class FrontendDriver
{
    private static readonly ImmutableArray<MetadataReference> References = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Append(typeof(DifferentiableAttribute).Assembly.Location)
        .Distinct()
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToImmutableArray();

    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Test",
        sources.Select((source, k) => CSharpSyntaxTree.ParseText(source, path: $"File{k}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    public static FrontendResult Run(Compilation compilation, string type = "C", string method = "F") => MethodFrontend.Run(
        Method(compilation, type, method), compilation, CancellationToken.None);

    public static IMethodSymbol Method(Compilation compilation, string type = "C", string method = "F") =>
        compilation.GetTypeByMetadataName(type)!.GetMembers(method).OfType<IMethodSymbol>().First();

    /// <summary>The model of the method F of the class C that is written as given.</summary>
    public static MethodModel Model(string members) => Run(Compile(InClass(members))).Model!;

    /// <summary>The IR of F; F must not be refused.</summary>
    public static string Lower(string members)
    {
        CSharpCompilation compilation = Compile(InClass(members));
        Diagnostic? error = compilation.GetDiagnostics().FirstOrDefault(d => d.Severity is DiagnosticSeverity.Error);
        if (error is not null)
            throw new InvalidOperationException($"The test's source does not compile: {error}");
        FrontendResult result = Run(compilation);
        if (result.Diagnostics.Length > 0)
            throw new InvalidOperationException("Refused: " + string.Join("; ", result.Diagnostics.Select(d => $"{d.Id} {d.Message}")));
        return IrPrinter.Print(result.Model!.Function!);
    }

    public static string InClass(string members) =>
        "using System; using Differentiator; public static partial class C {\n" + members + "\n}";
}
