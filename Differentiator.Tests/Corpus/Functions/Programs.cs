using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Programs as one finds them in numerical code.</summary>
public static partial class Programs
{
    /// <summary>The logarithm of a determinant by a Cholesky factorization in place.</summary>
    [Differentiable, Covers(84), Case(new double[] { 4, 2, 1, 2, 5, 3, 1, 3, 6 }, 3), Case(new double[] { 9 }, 1, Expect = new[] { 1.0 / 9 })]
    public static double LogDeterminant([Written] double[] a, int n)
    {
        Factorize(a, n);
        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += Math.Log(a[i * n + i]);
        return 2 * sum;
    }

    private static void Factorize(double[] a, int n)
    {
        for (int j = 0; j < n; j++)
        {
            for (int k = 0; k < j; k++)
                a[j * n + j] -= a[j * n + k] * a[j * n + k];
            a[j * n + j] = Math.Sqrt(a[j * n + j]);
            for (int i = j + 1; i < n; i++)
            {
                for (int k = 0; k < j; k++)
                    a[i * n + j] -= a[i * n + k] * a[j * n + k];
                a[i * n + j] /= a[j * n + j];
            }
        }
    }

    /// <summary>The logarithm of a normal density: factorization, forward substitution, quadratic form.</summary>
    [Differentiable, Covers(84), Case(new double[] { 0.5, -1, 2 }, new double[] { 4, 2, 1, 2, 5, 3, 1, 3, 6 })]
    public static double NormalLogDensity([Written] double[] x, [Written] double[] covariance)
    {
        int n = x.Length;
        Factorize(covariance, n);
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++)
                x[i] -= covariance[i * n + k] * x[k];
            x[i] /= covariance[i * n + i];
            sum += 0.5 * x[i] * x[i] + Math.Log(covariance[i * n + i]);
        }

        return -sum - 0.5 * n * Math.Log(2 * Math.PI);
    }

    /// <summary>A linear system by elimination with partial pivoting.</summary>
    [Differentiable, Covers(85), Case(new double[] { 0, 2, 1, 1, 1, 0, 3, 0, 2 }, new double[] { 1, 2, 3 }), Case(new double[] { 2, 1, 1, 3 }, new double[] { 1, 2 }, Expect = new[] { -0.08, -0.24, -0.04, -0.12, 0.4, 0.2 })]
    public static double Solved([Written] double[] a, [Written] double[] b)
    {
        int n = b.Length;
        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < n; i++)
            {
                if (Math.Abs(a[i * n + k]) > Math.Abs(a[pivot * n + k]))
                    pivot = i;
            }

            for (int j = k; j < n; j++)
                (a[k * n + j], a[pivot * n + j]) = (a[pivot * n + j], a[k * n + j]);
            (b[k], b[pivot]) = (b[pivot], b[k]);
            for (int i = k + 1; i < n; i++)
            {
                double factor = a[i * n + k] / a[k * n + k];
                for (int j = k; j < n; j++)
                    a[i * n + j] -= factor * a[k * n + j];
                b[i] -= factor * b[k];
            }
        }

        double sum = 0;
        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < n; j++)
                b[i] -= a[i * n + j] * b[j];
            b[i] /= a[i * n + i];
            sum += b[i];
        }

        return sum;
    }

    /// <summary>The likelihood of observations under a Kalman filter of one state.</summary>
    [Differentiable(nameof(transition), nameof(process), nameof(noise), nameof(observed))]
    [Covers(50)]
    [Case(0.9, 0.25, 0.5, new double[] { 1, 0.5, -0.25, 0.75 })]
    public static double KalmanLogLikelihood(double transition, double process, double noise, double[] observed)
    {
        double mean = 0, variance = 1, logLikelihood = 0;
        for (int t = 0; t < observed.Length; t++)
        {
            mean *= transition;
            variance = transition * transition * variance + process;
            double innovation = observed[t] - mean, spread = variance + noise, gain = variance / spread;
            logLikelihood -= 0.5 * (Math.Log(2 * Math.PI * spread) + innovation * innovation / spread);
            mean += gain * innovation;
            variance *= 1 - gain;
        }

        return logLikelihood;
    }

    /// <summary>A Kalman filter of position and velocity, with matrices as local arrays.</summary>
    [Differentiable(nameof(step), nameof(process), nameof(noise)), Covers(86), Case(0.5, 0.1, 0.25, new double[] { 0, 0.6, 0.9, 1.7 })]
    public static double KalmanFilterOfMotion(double step, double process, double noise, double[] observed)
    {
        double position = 0, velocity = 0, loss = 0;
        Span<double> p = stackalloc double[4];
        p[0] = p[3] = 1;
        for (int t = 0; t < observed.Length; t++)
        {
            position += step * velocity;
            double p01 = p[1] + step * p[3];
            p[0] += step * (p[1] + p[2]) + step * step * p[3] + process;
            p[1] = p01;
            p[2] = p01;
            p[3] += process;
            double innovation = observed[t] - position, spread = p[0] + noise;
            double first = p[0] / spread, second = p[2] / spread;
            position += first * innovation;
            velocity += second * innovation;
            p[3] -= second * p[1];
            p[1] *= 1 - first;
            p[2] = p[1];
            p[0] *= 1 - first;
            loss += innovation * innovation / spread + Math.Log(spread);
        }

        return loss;
    }

    /// <summary>The probability of observations by a hidden Markov model's forward pass.</summary>
    [Differentiable, Covers(86, 113)]
    [Case(new double[] { 0.6, 0.4 }, new double[] { 0.7, 0.3, 0.4, 0.6 }, new double[] { 0.1, 0.4, 0.5, 0.6, 0.3, 0.1 }, new[] { 0, 1, 2, 1 })]
    [Case(new double[] { 0.6, 0.4 }, new double[] { 0.7, 0.3, 0.4, 0.6 }, new double[] { 0.1, 0.9, 0.6, 0.4 }, new[] { 1 })]
    public static double ForwardPass(double[] initial, double[] transition, double[] emission, int[] observed)
    {
        int states = initial.Length, symbols = emission.Length / states;
        double[] alpha = new double[states], next = new double[states];
        for (int s = 0; s < states; s++)
            alpha[s] = initial[s] * emission[s * symbols + observed[0]];
        double logLikelihood = 0;
        for (int t = 1; t < observed.Length; t++)
        {
            double total = 0;
            for (int to = 0; to < states; to++)
            {
                next[to] = 0;
                for (int from = 0; from < states; from++)
                    next[to] += alpha[from] * transition[from * states + to];
                next[to] *= emission[to * symbols + observed[t]];
                total += next[to];
            }

            for (int s = 0; s < states; s++)
                alpha[s] = next[s] / total;
            logLikelihood += Math.Log(total);
        }

        double rest = 0;
        foreach (double a in alpha)
            rest += a;
        return logLikelihood + Math.Log(rest);
    }

    /// <summary>A damped pendulum by Runge and Kutta's method until it passes the lowest point.</summary>
    [Differentiable, Covers(45), Case(1.0, 0.2, 0.05), Case(0.3, 1.5, 0.1)]
    public static double Pendulum(double angle, double damping, double step)
    {
        double speed = 0, time = 0;
        while (angle > 0 && time < 8)
        {
            double a1 = speed, s1 = Acceleration(angle, speed, damping);
            double a2 = speed + step / 2 * s1, s2 = Acceleration(angle + step / 2 * a1, speed + step / 2 * s1, damping);
            double a3 = speed + step / 2 * s2, s3 = Acceleration(angle + step / 2 * a2, speed + step / 2 * s2, damping);
            double a4 = speed + step * s3, s4 = Acceleration(angle + step * a3, speed + step * s3, damping);
            angle += step / 6 * (a1 + 2 * a2 + 2 * a3 + a4);
            speed += step / 6 * (s1 + 2 * s2 + 2 * s3 + s4);
            time += step;
        }

        return time + angle / speed + speed * speed;
    }

    private static double Acceleration(double angle, double speed, double damping) => -Math.Sin(angle) - damping * speed;

    /// <summary>The loss of a network of three dense layers, with its weights in one array.</summary>
    [Differentiable, Covers(58, 86)]
    [Case(new double[] { 0.5, -0.25, 0.1, 0.3, 0.2, -0.4, 0.7, 0.05, -0.3, 0.6, 0.15, -0.2 }, new double[] { 1, -0.5 }, new double[] { 0.25, 0.75 }, 3)]
    public static double ThreeLayers(double[] weights, double[] input, double[] target, int layers)
    {
        int n = input.Length;
        double[] activation = new double[n], sums = new double[n];
        for (int i = 0; i < n; i++)
            activation[i] = input[i];
        for (int layer = 0; layer < layers; layer++)
        {
            for (int i = 0; i < n; i++)
            {
                sums[i] = 0;
                for (int j = 0; j < n; j++)
                    sums[i] += weights[(layer * n + i) * n + j] * activation[j];
            }

            for (int i = 0; i < n; i++)
                activation[i] = layer == layers - 1 ? sums[i] : Math.Tanh(sums[i]);
        }

        double loss = 0;
        for (int i = 0; i < n; i++)
            loss += (activation[i] - target[i]) * (activation[i] - target[i]);
        return loss;
    }

    /// <summary>A discrete cosine transform and its energy above a frequency.</summary>
    [Differentiable, Covers(86), Case(new float[] { 1, -2, 0.5f, 3 }, 2)]
    public static float HighFrequencies(float[] signal, int from)
    {
        Span<float> spectrum = stackalloc float[signal.Length];
        for (int k = 0; k < spectrum.Length; k++)
        {
            for (int i = 0; i < signal.Length; i++)
                spectrum[k] += signal[i] * MathF.Cos(MathF.PI / signal.Length * (i + 0.5f) * k);
        }

        float energy = 0;
        foreach (float s in spectrum[from..])
            energy += s * s;
        return energy;
    }

    /// <summary>The longest path through a triangle of numbers, by dynamic programming.</summary>
    [Differentiable, Covers(84), Case(new double[] { 1, 3, 2, 5, 1, 4 }, 3, Expect = new[] { 1.0, 1, 0, 1, 0, 0 })]
    public static double TrianglePath(double[] triangle, int rows)
    {
        double[] best = new double[rows + 1];
        for (int row = rows - 1; row >= 0; row--)
        {
            int start = row * (row + 1) / 2;
            for (int i = 0; i <= row; i++)
                best[i] = triangle[start + i] + Math.Max(best[i], best[i + 1]);
        }

        return best[0];
    }
}
