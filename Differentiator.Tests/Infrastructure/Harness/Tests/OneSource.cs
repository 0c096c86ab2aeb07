using Microsoft.CodeAnalysis;

namespace Differentiator.Tests.Infrastructure.Harness.Tests;

/// <summary>A generator that emits one given text.</summary>
internal sealed class OneSource(string text) : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterPostInitializationOutput(output => output.AddSource("One.g.cs", text));
}
