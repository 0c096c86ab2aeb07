using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiator.Tests.Infrastructure.Harness;

/// <summary>How a snippet is compiled, and which of the compiler's diagnostics the test declares.</summary>
internal sealed record HarnessOptions
{
    public static readonly HarnessOptions Default = new();

    public static readonly HarnessOptions Unoptimized = new() { Optimize = false };

    /// <summary>False sets the property <c>Differentiator_Optimize</c> to false.</summary>
    public bool Optimize { get; init; } = true;

    /// <summary>True sets the property <c>Differentiator_Check</c> to true.</summary>
    public bool Verifies { get; init; }

    /// <summary>The version of C# that the project is compiled as.</summary>
    public LanguageVersion Language { get; init; } = LanguageVersion.Latest;

    /// <summary>Whether <c>DifferentiableAnalyzer</c> runs too.</summary>
    public bool Analyze { get; init; }

    /// <summary>A library, or a program with top-level statements.</summary>
    public OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Whether the emitted code may use <c>unsafe</c>; user code of this kind is rare.</summary>
    public bool AllowUnsafe { get; init; }

    /// <summary>False returns the run as it came out, for tests that look at undeclared diagnostics themselves.</summary>
    public bool Check { get; init; } = true;

    /// <summary>Identifiers of ours that may be reported anywhere; spans are declared by marks in the source instead.</summary>
    public ImmutableArray<string> Declared { get; init; } = [];

    /// <summary>Compiler identifiers (CSnnnn) that are part of the test, in the user's source or in emitted code.</summary>
    public ImmutableArray<string> DeclaredOfCompiler { get; init; } = [];

    /// <summary>References beside the framework and the runtime.</summary>
    public ImmutableArray<MetadataReference> References { get; init; } = [];

    /// <summary>Stands in for the generator under test, in tests of the harness.</summary>
    public IIncrementalGenerator? Generator { get; init; }

    /// <summary>Names the snippet's compilation, for tests with several assemblies.</summary>
    public string AssemblyName { get; init; } = "Snippet";
}
