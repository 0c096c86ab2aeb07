using System;

namespace Differentiator.Tests.Corpus;

/// <summary>A corpus function for which the analyzer warns that a derivative is always zero.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ZeroDerivativeAttribute : Attribute;
