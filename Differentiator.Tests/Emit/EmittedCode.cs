using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Differentiator.Generator.Emit;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform.Imperative;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Differentiator.Tests.Emit;

/// <summary>Prints functions, and compiles the text with every warning an error.</summary>
internal static class EmittedCode
{
    private static readonly Lazy<MetadataReference[]> References = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    /// <summary>The statements of the function, as they are printed.</summary>
    public static string Body(Function function)
    {
        var w = new CodeWriter();
        var names = new FrameworkNames("", []);
        var types = new TypeNames(names);
        new StatementWriter(w, new ExpressionWriter(names, types), types, names).Write(ImperativeForm.Of(function));
        return w.ToString();
    }

    /// <summary>A static method <c>Code.Run</c> around the printed statements.</summary>
    public static string Method(Function function, string returnType)
    {
        var types = new TypeNames(new FrameworkNames("", []));
        string parameters = string.Join(", ", function.Parameters.Select(parameter =>
            parameter.PassBy switch { PassBy.Out => "out ", PassBy.Ref => "ref ", _ => "" }
            + types.Of(parameter.Local.Type) + " " + Identifier.Of(parameter.Local.Name)));
        return $"using System; using Differentiator; static class Code {{ public static {returnType} Run({parameters}) {{\n{Body(function)}}} }}";
    }

    public static object? Run(Function function, string returnType, params object?[] arguments) =>
        Compile(Method(function, returnType)).GetType("Code")!.GetMethod("Run")!.Invoke(null, arguments);

    public static Assembly Compile(params string[] sources)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp11, DocumentationMode.Diagnose);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Emitted" + Guid.NewGuid().ToString("N"),
            sources.Select(source => CSharpSyntaxTree.ParseText(source, options)),
            References.Value,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                optimizationLevel: OptimizationLevel.Release));
        using var image = new MemoryStream();
        Diagnostic[] diagnostics = [.. compilation.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        Assert.True(diagnostics.Length == 0, string.Join("\n", diagnostics.Select(d => d.ToString())) + "\n" + string.Join("\n", sources));
        return Assembly.Load(image.ToArray());
    }
}
