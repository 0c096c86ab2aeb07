using System;

namespace Differentiator.Tests.Corpus;

/// <summary>One set of arguments for a corpus function, with the expected partial derivatives where they are known.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class CaseAttribute(params object[] arguments) : Attribute
{
    public object[] Arguments { get; } = arguments;

    /// <summary>The partial derivatives, flattened over the parameters differentiated with respect to.</summary>
    public double[]? Expect { get; set; }

    /// <summary>False at kinks and singular points, where central differences say nothing; <see cref="Expect"/> is then needed.</summary>
    public bool Smooth { get; set; } = true;

    /// <summary>The exception that the function throws here, and that every emitted member throws with the same message.</summary>
    public Type? Throws { get; set; }
}
