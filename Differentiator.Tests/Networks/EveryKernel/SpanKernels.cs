using System;
using System.Linq;
using System.Reflection;

namespace Differentiator.Tests.Networks.EveryKernel;

/// <summary>Kernels with spans, which reflection cannot pass, with arrays instead.</summary>
internal static class SpanKernels
{
    public static MethodInfo WithArrays(MethodInfo kernel) => !kernel.GetParameters().Any(parameter => parameter.ParameterType.IsByRefLike)
        ? kernel
        : typeof(SpanKernels).GetMethod(kernel.Name) ?? throw new InvalidOperationException($"{kernel} has no form with arrays here.");

    [Derivative(nameof(CrossEntropyVjp))]
    public static float CrossEntropy(Matrix logits, int[] labels) => Losses.CrossEntropy(logits, labels);

    public static void CrossEntropyVjp(Matrix logits, int[] labels, float resultCotangent, Matrix logitsGradient) =>
        Losses.CrossEntropyVjp(logits, labels, resultCotangent, logitsGradient);
}
