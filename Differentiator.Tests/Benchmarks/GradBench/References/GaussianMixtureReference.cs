using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Text.Json.Nodes;

namespace Differentiator.Tests.Benchmarks.GradBench.References;

/// <summary>Densities of the components, from whole matrices; parameters in one block.</summary>
internal static class GaussianMixtureReference
{
    private const int D = 3;
    private const int K = 4;
    private const int N = 7;
    private const int Lower = D * (D - 1) / 2;

    public static Reference Create() => new(
        "gmm",
        random => Numbers.Json(new
        {
            d = D,
            k = K,
            n = N,
            m = random.Next(3),
            gamma = 0.5 + random.NextDouble(),
            alpha = Numbers.Normal(random, K),
            mu = Numbers.Normal(random, K, D),
            q = Numbers.Normal(random, K, D),
            l = Numbers.Normal(random, K, Lower),
            x = Numbers.Normal(random, N, D),
        }),
        new Dictionary<string, Func<JsonNode, JsonNode>>
        {
            ["objective"] = input => Likelihood(input, ComplexStep.Real(Parameters(input))).Real,
            ["jacobian"] = input =>
            {
                double[] gradient = ComplexStep.Gradient(shifted => Likelihood(input, shifted), Parameters(input));
                return Numbers.Json(new
                {
                    alpha = gradient[..K],
                    mu = Numbers.Rows(gradient[K..(K + (K * D))], D),
                    q = Numbers.Rows(gradient[(K + (K * D))..(K + (2 * K * D))], D),
                    l = Numbers.Rows(gradient[(K + (2 * K * D))..], Lower),
                });
            },
        });

    private static double[] Parameters(JsonNode input) =>
    [
        .. Numbers.Get<double[]>(input, "alpha"), .. Numbers.Flat(Numbers.Get<double[][]>(input, "mu")),
        .. Numbers.Flat(Numbers.Get<double[][]>(input, "q")), .. Numbers.Flat(Numbers.Get<double[][]>(input, "l")),
    ];

    private static Complex Likelihood(JsonNode input, Complex[] parameters)
    {
        int m = Numbers.Get<int>(input, "m");
        double gamma = Numbers.Get<double>(input, "gamma");
        Complex sumOfWeights = 0, sum = 0;
        for (int k = 0; k < K; k++)
            sumOfWeights += Complex.Exp(parameters[k]);
        foreach (double[] x in Numbers.Get<double[][]>(input, "x"))
        {
            Complex density = 0;
            for (int k = 0; k < K; k++)
            {
                Complex[,] factor = Factor(parameters, k);
                Complex exponent = 0, determinant = 1;
                for (int row = 0; row < D; row++)
                {
                    Complex product = 0;
                    for (int column = 0; column <= row; column++)
                        product += factor[row, column] * (x[column] - parameters[K + (k * D) + column]);
                    exponent -= product * product / 2;
                    determinant *= factor[row, row];
                }

                density += Complex.Exp(parameters[k]) / sumOfWeights * determinant / Math.Pow(2 * Math.PI, D / 2.0) * Complex.Exp(exponent);
            }

            sum += Complex.Log(density);
        }

        // The Wishart prior of each precision LᵀL, up to what ADBench leaves out.
        for (int k = 0; k < K; k++)
        {
            int n = D + m + 1;
            Complex[,] factor = Factor(parameters, k);
            sum += n * D * Math.Log(gamma / Math.Sqrt(2));
            sum -= D * (D - 1) / 4.0 * Math.Log(Math.PI);
            for (int i = 0; i < D; i++)
            {
                sum += (m * Complex.Log(factor[i, i])) - LogGamma((n - i) / 2.0);
                for (int j = 0; j <= i; j++)
                    sum -= gamma * gamma / 2 * factor[i, j] * factor[i, j];
            }
        }

        return sum;
    }

    private static Complex[,] Factor(Complex[] parameters, int k)
    {
        Complex[,] factor = new Complex[D, D];
        int entry = K + (2 * K * D) + (k * Lower);
        for (int column = 0; column < D; column++)
        {
            factor[column, column] = Complex.Exp(parameters[K + (K * D) + (k * D) + column]);
            for (int row = column + 1; row < D; row++)
                factor[row, column] = parameters[entry++];
        }

        return factor;
    }

    // Stirling's series, where it is exact.
    private static double LogGamma(double z)
    {
        double far = z + 20, square = far * far;
        return ((far - 0.5) * Math.Log(far)) - far + (0.5 * Math.Log(2 * Math.PI)) + (((1 / 12.0) - ((1 / 360.0) - (1 / 1260.0 / square)) / square) / far)
            - Enumerable.Range(0, 20).Sum(i => Math.Log(z + i));
    }
}
