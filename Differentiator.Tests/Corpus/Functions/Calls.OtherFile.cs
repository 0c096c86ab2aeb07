using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Called from another file.</summary>
public static partial class CallsInAnotherFile
{
    [Differentiable, Case(2.0, Expect = new[] { 80.0 })]
    public static double Fifth(double x) => Calls.Fourth(x) * x;
}
