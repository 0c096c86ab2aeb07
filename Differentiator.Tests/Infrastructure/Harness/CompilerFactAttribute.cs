using System;
using Xunit;

namespace Differentiator.Tests.Infrastructure.Harness;

/// <summary>A fact about emitted code: skipped as long as there is no generator.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CompilerFactAttribute : FactAttribute
{
    public CompilerFactAttribute() => Skip = CompilerParts.Present ? null : "waits for the generator";
}
