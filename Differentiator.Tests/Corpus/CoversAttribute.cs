using System;

namespace Differentiator.Tests.Corpus;

/// <summary>The numbered programs of the conformance list that a corpus function, or a test, stands for.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class CoversAttribute(params int[] programs) : Attribute
{
    public int[] Programs { get; } = programs;
}
