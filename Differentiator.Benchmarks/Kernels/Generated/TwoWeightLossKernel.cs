using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

internal static partial class TwoWeightLossKernel
{
    static partial void AddGenerated(RatioCase ratioCase) => ratioCase.AddLoop("generated", GeneratedLoop, () => Gradient);

    private static double GeneratedLoop(int count)
    {
        double w1 = 0.5, w2 = 1.2, sum = 0, w1Gradient = 0, w2Gradient = 0;
        for (int i = 0; i < count; i++)
        {
            sum += TwoWeightLossGradient(w1, w2, 1, 2, out w1Gradient, out w2Gradient);
            w1 -= Rate * w1Gradient;
            w2 -= Rate * w2Gradient;
        }

        (Gradient[0], Gradient[1]) = (w1Gradient, w2Gradient);
        return sum + w1 + w2;
    }
}
