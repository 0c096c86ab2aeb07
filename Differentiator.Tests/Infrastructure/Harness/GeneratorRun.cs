using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Sdk;

namespace Differentiator.Tests.Infrastructure.Harness;

/// <summary>What came out: emitted sources by hint name, our diagnostics, the compiler's, and the assembly on demand.</summary>
internal sealed class GeneratorRun
{
    private readonly Lazy<Assembly> assembly;

    public GeneratorRun(
        CSharpCompilation compilation,
        GeneratorDriverRunResult result,
        ImmutableArray<Diagnostic> diagnostics)
    {
        Compilation = compilation;
        Result = result;
        Diagnostics = diagnostics;
        Sources = result.Results
            .SelectMany(generator => generator.GeneratedSources.IsDefault ? [] : generator.GeneratedSources)
            .ToDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);
        CompilerDiagnostics = [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        assembly = new Lazy<Assembly>(Emit);
    }

    /// <summary>The user's sources together with the emitted ones.</summary>
    public CSharpCompilation Compilation { get; }

    public GeneratorDriverRunResult Result { get; }

    /// <summary>Emitted text by hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; }

    /// <summary>Diagnostics of the generator and the analyzer.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Errors and warnings of the C# compiler.</summary>
    public ImmutableArray<Diagnostic> CompilerDiagnostics { get; }

    /// <summary>The one emitted source of a snippet that has only one.</summary>
    public string Source => Sources.Values.Single();

    /// <summary>The compiled snippet, in a load context that is collected with it.</summary>
    public Assembly Assembly => assembly.Value;

    public bool IsEmitted(SyntaxTree tree) => Result.GeneratedTrees.Contains(tree);

    /// <summary>A static method of the compiled snippet as a delegate.</summary>
    public TDelegate Method<TDelegate>(string type, string method)
        where TDelegate : Delegate
    {
        Type found = Assembly.GetType(type) ?? throw new XunitException($"There is no type {type}.");
        Type[] parameters = [.. typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)];
        const BindingFlags AnyStatic = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        MethodInfo target = found.GetMethod(method, AnyStatic, parameters)
            ?? throw new XunitException($"{type} has no method {method}({string.Join(", ", parameters.Select(p => p.Name))}).");
        return target.CreateDelegate<TDelegate>();
    }

    private Assembly Emit()
    {
        using var image = new MemoryStream();
        var result = Compilation.Emit(image);
        if (!result.Success)
            throw new XunitException(string.Join('\n', result.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext(Compilation.AssemblyName, isCollectible: true).LoadFromStream(image);
    }
}
