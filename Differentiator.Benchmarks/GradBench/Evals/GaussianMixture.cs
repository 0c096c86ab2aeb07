using System;
using System.IO;

namespace Differentiator.Benchmarks.GradBench.Evals;

/// <summary>The eval <c>gmm</c>: the log-likelihood of points in a mixture of Gaussians, with a Wishart prior. The inverse of a
/// covariance is LᵀL; L has exp(q) on its diagonal, and below it l, column after column.</summary>
internal static partial class GaussianMixture
{
    [Differentiable(nameof(alpha), nameof(mu), nameof(q), nameof(l))]
    [Differentiable(nameof(alpha), nameof(mu), nameof(q), nameof(l), Name = "FastLogLikelihood", Fast = true)]
    public static double LogLikelihood(double[] alpha, double[][] mu, double[][] q, double[][] l, double[][] x, double gamma, int m)
    {
        int count = alpha.Length, dimension = mu[0].Length, size = dimension * (dimension + 1) / 2;
        double[] factors = new double[count * size], logDeterminants = new double[count];
        for (int k = 0; k < count; k++)
        {
            Unpack(q[k], l[k], factors.AsSpan(k * size, size));
            foreach (double logarithm in q[k])
            {
                logDeterminants[k] += logarithm;
            }
        }

        double[] terms = new double[count], difference = new double[dimension];
        double likelihood = LogPrior(factors, logDeterminants, dimension, gamma, m)
            - (x.Length * ((0.5 * dimension * Math.Log(2 * Math.PI)) + LogSumExp.Value(alpha)));
        foreach (double[] point in x)
        {
            for (int k = 0; k < count; k++)
            {
                terms[k] = alpha[k] + logDeterminants[k] - (0.5 * SquaredDistance(point, mu[k], factors.AsSpan(k * size, size), difference));
            }

            likelihood += LogSumExp.Value(terms);
        }

        return likelihood;
    }

    public static Eval Eval() => new(
        "gmm",
        EvalFunction.Of<Input>("objective", input =>
        {
            input.Demand();
            return EvalRun.Of(() => LogLikelihood(input.Alpha, input.Mu, input.Q, input.L, input.X, input.Gamma, input.M));
        }),
        EvalFunction.Of<Input>("jacobian", input =>
        {
            input.Demand();
            Output gradient = new(new double[input.K], Rows.Like(input.Mu), Rows.Like(input.Q), Rows.Like(input.L));
            return new EvalRun(
                () => LogLikelihoodGradient(
                    input.Alpha, input.Mu, input.Q, input.L, input.X, input.Gamma, input.M, gradient.Alpha, gradient.Mu, gradient.Q, gradient.L),
                () => gradient);
        }));

    private static double LogPrior(double[] factors, double[] logDeterminants, int dimension, double gamma, int m)
    {
        int freedom = dimension + m + 1;
        double prior = logDeterminants.Length * ((freedom * dimension * (Math.Log(gamma) - (0.5 * Math.Log(2)))) - LogGamma(freedom, dimension));
        foreach (double logDeterminant in logDeterminants)
        {
            prior += m * logDeterminant;
        }

        return prior - (0.5 * gamma * gamma * SquaredNorm(factors));
    }

    /// <summary>L, row after row.</summary>
    private static void Unpack(double[] diagonal, double[] lower, Span<double> factor)
    {
        int entry = 0;
        for (int column = 0; column < diagonal.Length; column++)
        {
            factor[(column * (column + 1) / 2) + column] = Math.Exp(diagonal[column]);
            for (int row = column + 1; row < diagonal.Length; row++)
            {
                factor[(row * (row + 1) / 2) + column] = lower[entry++];
            }
        }
    }

    /// <summary>|L (x - μ)|²</summary>
    private static double SquaredDistance(double[] point, double[] mean, ReadOnlySpan<double> factor, double[] difference)
    {
        for (int j = 0; j < difference.Length; j++)
        {
            difference[j] = point[j] - mean[j];
        }

        double square = 0;
        for (int row = 0; row < difference.Length; row++)
        {
            ReadOnlySpan<double> entries = factor.Slice(row * (row + 1) / 2, row + 1);
            double sum = 0;
            for (int column = 0; column < entries.Length; column++)
            {
                sum += entries[column] * difference[column];
            }

            square += sum * sum;
        }

        return square;
    }

    private static double SquaredNorm(double[] vector)
    {
        double sum = 0;
        foreach (double value in vector)
        {
            sum += value * value;
        }

        return sum;
    }

    /// <summary>log Γ in several dimensions, at n/2: <c>p (p - 1)/4 log π + Σⱼ log Γ((n + 1 - j)/2)</c>, j = 1 .. p.</summary>
    private static double LogGamma(int n, int dimension)
    {
        double sum = 0.25 * dimension * (dimension - 1) * Math.Log(Math.PI);
        for (int j = 1; j <= dimension; j++)
        {
            // Γ(z + 1) = z Γ(z) down to Γ(1) = 1 or Γ(1/2) = √π
            sum += (n + 1 - j) % 2 == 0 ? 0 : 0.5 * Math.Log(Math.PI);
            for (int twice = n - 1 - j; twice > 0; twice -= 2)
            {
                sum += Math.Log(0.5 * twice);
            }
        }

        return sum;
    }

    private sealed record Input(int D, int K, int N, int M, double Gamma, double[] Alpha, double[][] Mu, double[][] Q, double[][] L, double[][] X)
    {
        public void Demand()
        {
            Rows.Demand(Alpha, K, "alpha");
            Rows.Demand(Mu, K, D, "mu");
            Rows.Demand(Q, K, D, "q");
            Rows.Demand(L, K, D * (D - 1) / 2, "l");
            Rows.Demand(X, N, D, "x");
            if (K < 1 || D < 1 || M < 0)
            {
                throw new InvalidDataException("There must be a component and a dimension, and m must not be negative.");
            }
        }
    }

    private sealed record Output(double[] Alpha, double[][] Mu, double[][] Q, double[][] L);
}
