using System;
using System.Linq;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels.Suite;

/// <summary>
/// A network of 784-256-10 with ReLU and cross entropy, one image at a time, over plain spans. Best form of the gradient: each row of
/// weights is a slice, each row of its gradient is written once.
/// </summary>
internal static partial class PerceptronKernel
{
    private const int Pixels = 784;
    private const int Hidden = 256;
    private const int Classes = 10;
    private const int Label = 3;

    // Weights and biases of both layers, one after another.
    private const int Bias1 = Hidden * Pixels;
    private const int Weight2 = Bias1 + Hidden;
    private const int Bias2 = Weight2 + (Classes * Hidden);
    private const int Size = Bias2 + Classes;

    private static readonly double[] Parameters = Data.Uniform(-0.1, 0.1, seed: 31, Size);
    private static readonly double[] Image = [.. Data.Uniform(-1, 1, seed: 32, Pixels).Select(pixel => Math.Max(pixel, 0))];
    private static readonly double[] Gradient = new double[Size];

    [Differentiable(nameof(weight1), nameof(bias1), nameof(weight2), nameof(bias2))]
    [Differentiable(nameof(weight1), nameof(bias1), nameof(weight2), nameof(bias2), Name = "FastLoss", Fast = true)]
    public static double Loss(
        ReadOnlySpan<double> weight1, ReadOnlySpan<double> bias1, ReadOnlySpan<double> weight2, ReadOnlySpan<double> bias2,
        ReadOnlySpan<double> image, int label)
    {
        double[] hidden = new double[bias1.Length];
        for (int i = 0; i < hidden.Length; i++)
        {
            ReadOnlySpan<double> row = weight1.Slice(i * image.Length, image.Length);
            double sum = bias1[i];
            for (int j = 0; j < row.Length; j++)
            {
                sum += row[j] * image[j];
            }

            hidden[i] = Math.Max(sum, 0);
        }

        double[] logits = new double[bias2.Length];
        double largest = double.NegativeInfinity;
        for (int i = 0; i < logits.Length; i++)
        {
            ReadOnlySpan<double> row = weight2.Slice(i * hidden.Length, hidden.Length);
            double sum = bias2[i];
            for (int j = 0; j < row.Length; j++)
            {
                sum += row[j] * hidden[j];
            }

            logits[i] = sum;
            largest = Math.Max(largest, sum);
        }

        double powers = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            powers += Math.Exp(logits[i] - largest);
        }

        return Math.Log(powers) + largest - logits[label];
    }

    public static RatioCase Case()
    {
        RatioCase ratioCase = new("i_mlp", "a network of 784-256-10, ReLU, cross entropy, one image, by all parameters");
        ratioCase.Add(Variants.Primal, () => Loss(Weight1Of(Parameters), Bias1Of(Parameters), Weight2Of(Parameters), Bias2Of(Parameters), Image, Label));
        ratioCase.Add(Variants.HandWritten, () => Run(HandWritten), () => Gradient);
        ratioCase.Add(Variants.HandWrittenFast, () => Run(HandWrittenFast), () => Gradient);
        ratioCase.Add(Variants.Generated, () => Run(LossGradient), () => Gradient);
        ratioCase.Add(Variants.GeneratedFast, () => Run(FastLossGradient), () => Gradient);
        return ratioCase;
    }

    private delegate double Differentiated(
        ReadOnlySpan<double> weight1, ReadOnlySpan<double> bias1, ReadOnlySpan<double> weight2, ReadOnlySpan<double> bias2,
        ReadOnlySpan<double> image, int label,
        Span<double> weight1Gradient, Span<double> bias1Gradient, Span<double> weight2Gradient, Span<double> bias2Gradient);

    private static double Run(Differentiated differentiated) => differentiated(
        Weight1Of(Parameters), Bias1Of(Parameters), Weight2Of(Parameters), Bias2Of(Parameters), Image, Label,
        Weight1Of(Gradient), Bias1Of(Gradient), Weight2Of(Gradient), Bias2Of(Gradient));

    private static Span<double> Weight1Of(double[] all) => all.AsSpan(0, Bias1);

    private static Span<double> Bias1Of(double[] all) => all.AsSpan(Bias1, Hidden);

    private static Span<double> Weight2Of(double[] all) => all.AsSpan(Weight2, Classes * Hidden);

    private static Span<double> Bias2Of(double[] all) => all.AsSpan(Bias2, Classes);
}
