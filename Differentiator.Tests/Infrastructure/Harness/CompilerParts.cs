using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Differentiator.Tests.Infrastructure.Harness;

/// <summary>The compiler under test: its generator and its analyzer, or nothing while they are not there.</summary>
internal static class CompilerParts
{
    public static bool Present => Find("DifferentiatorGenerator") is not null;

    public static IIncrementalGenerator? Generator() => Create<IIncrementalGenerator>("DifferentiatorGenerator");

    public static DiagnosticAnalyzer? Analyzer() => Create<DiagnosticAnalyzer>("DifferentiableAnalyzer");

    private static Type? Find(string name) =>
        typeof(Generator.IR.Function).Assembly.GetType($"Differentiator.Generator.{name}");

    private static T? Create<T>(string name)
        where T : class =>
        Find(name) is { } type ? (T?)Activator.CreateInstance(type, nonPublic: true) : null;
}
