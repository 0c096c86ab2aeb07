using System;

namespace Differentiator.Benchmarks.Kernels.Suite;

/// <content>By hand.</content>
internal static partial class PerceptronKernel
{
    private static double HandWritten(
        ReadOnlySpan<double> weight1, ReadOnlySpan<double> bias1, ReadOnlySpan<double> weight2, ReadOnlySpan<double> bias2,
        ReadOnlySpan<double> image, int label,
        Span<double> weight1Gradient, Span<double> bias1Gradient, Span<double> weight2Gradient, Span<double> bias2Gradient)
    {
        Span<double> hidden = stackalloc double[bias1.Length], hiddenAdjoint = stackalloc double[bias1.Length], powers = stackalloc double[bias2.Length];
        for (int i = 0; i < hidden.Length; i++)
        {
            hidden[i] = Math.Max(bias1[i] + Dot(weight1.Slice(i * image.Length, image.Length), image), 0);
        }

        for (int i = 0; i < powers.Length; i++)
        {
            powers[i] = bias2[i] + Dot(weight2.Slice(i * hidden.Length, hidden.Length), hidden);
        }

        double loss = CrossEntropy(powers, label, bias2Gradient);
        hiddenAdjoint.Clear();
        for (int i = 0; i < bias2Gradient.Length; i++)
        {
            double adjoint = bias2Gradient[i];
            ReadOnlySpan<double> row = weight2.Slice(i * hidden.Length, hidden.Length);
            Span<double> gradient = weight2Gradient.Slice(i * hidden.Length, row.Length);
            for (int j = 0; j < row.Length; j++)
            {
                gradient[j] = adjoint * hidden[j];
                hiddenAdjoint[j] += adjoint * row[j];
            }
        }

        for (int i = 0; i < hidden.Length; i++)
        {
            double adjoint = hidden[i] > 0 ? hiddenAdjoint[i] : 0;
            bias1Gradient[i] = adjoint;
            Span<double> gradient = weight1Gradient.Slice(i * image.Length, image.Length);
            for (int j = 0; j < gradient.Length; j++)
            {
                gradient[j] = adjoint * image[j];
            }
        }

        return loss;
    }

    /// <summary>The four products of vectors with rows in vectors, the rest as it is.</summary>
    private static double HandWrittenFast(
        ReadOnlySpan<double> weight1, ReadOnlySpan<double> bias1, ReadOnlySpan<double> weight2, ReadOnlySpan<double> bias2,
        ReadOnlySpan<double> image, int label,
        Span<double> weight1Gradient, Span<double> bias1Gradient, Span<double> weight2Gradient, Span<double> bias2Gradient)
    {
        Span<double> hidden = stackalloc double[bias1.Length], hiddenAdjoint = stackalloc double[bias1.Length], powers = stackalloc double[bias2.Length];
        for (int i = 0; i < hidden.Length; i++)
        {
            hidden[i] = Math.Max(bias1[i] + Octet.Dot(weight1.Slice(i * image.Length, image.Length), image), 0);
        }

        for (int i = 0; i < powers.Length; i++)
        {
            powers[i] = bias2[i] + Octet.Dot(weight2.Slice(i * hidden.Length, hidden.Length), hidden);
        }

        double loss = CrossEntropy(powers, label, bias2Gradient);
        hiddenAdjoint.Clear();
        for (int i = 0; i < bias2Gradient.Length; i++)
        {
            double adjoint = bias2Gradient[i];
            Octet.Scale(adjoint, hidden, weight2Gradient.Slice(i * hidden.Length, hidden.Length));
            Octet.AddScaled(adjoint, weight2.Slice(i * hidden.Length, hidden.Length), hiddenAdjoint);
        }

        for (int i = 0; i < hidden.Length; i++)
        {
            double adjoint = hidden[i] > 0 ? hiddenAdjoint[i] : 0;
            bias1Gradient[i] = adjoint;
            Octet.Scale(adjoint, image, weight1Gradient.Slice(i * image.Length, image.Length));
        }

        return loss;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        b = b.Slice(0, a.Length);
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>Leaves the derivatives with respect to the logits.</summary>
    private static double CrossEntropy(Span<double> logits, int label, Span<double> gradient)
    {
        double largest = double.NegativeInfinity, sum = 0, chosen = logits[label];
        foreach (double logit in logits)
        {
            largest = Math.Max(largest, logit);
        }

        for (int i = 0; i < logits.Length; i++)
        {
            logits[i] = Math.Exp(logits[i] - largest);
            sum += logits[i];
        }

        for (int i = 0; i < logits.Length; i++)
        {
            gradient[i] = logits[i] / sum;
        }

        gradient[label] -= 1;
        return Math.Log(sum) + largest - chosen;
    }
}
