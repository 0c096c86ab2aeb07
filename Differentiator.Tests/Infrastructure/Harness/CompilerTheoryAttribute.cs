using System;
using Xunit;

namespace Differentiator.Tests.Infrastructure.Harness;

/// <summary>A theory about emitted code: skipped as long as there is no generator.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CompilerTheoryAttribute : TheoryAttribute
{
    public CompilerTheoryAttribute() => Skip = CompilerParts.Present ? null : "waits for the generator";
}
