using System;
using Differentiator;

namespace Consumer
{
    /// <summary>Methods for which most kinds of members are emitted.</summary>
    internal static partial class Losses
    {
        [Differentiable]
        public static double Squares(double slope, double offset, [NoGradient] double[] x, [NoGradient] double[] y)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double error = slope * x[i] + offset - y[i];
                sum += error * error;
            }

            return sum;
        }

        [Differentiable(Fast = true)]
        public static double Waves(double[] x, double frequency)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
                sum += x[i] * Math.Sin(frequency * x[i]) + Math.Exp(-x[i]);
            return sum;
        }

        [Differentiable(nameof(centers), Fast = true)]
        public static double Closeness(double[][] points, ReadOnlySpan<double> centers, int dimension)
        {
            double sum = 0;
            foreach (double[] point in points)
            {
                double closeness = 0;
                for (int k = 0; k < centers.Length; k += dimension)
                {
                    double square = 0;
                    for (int j = 0; j < dimension; j++)
                        square += (point[j] - centers[k + j]) * (point[j] - centers[k + j]);
                    closeness += Math.Exp(-square);
                }

                sum -= Math.Log(closeness);
            }

            return sum;
        }

        [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Vjp | Derivatives.Jvp | Derivatives.Hvp | Derivatives.GradientHvp | Derivatives.Hessian)]
        public static double Bowl(double x, double y) => x * x * y + (y > 0 ? Math.Pow(y, 3) : -y);

        [Differentiable(Derivatives = Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian)]
        public static (double X, double Y) Point(double radius, double angle) => (radius * Math.Cos(angle), radius * Math.Sin(angle));

        [Differentiable(CallerScratch = true)]
        public static double Chain(double[] x)
        {
            double state = 1;
            foreach (double each in x)
                state = Math.Tanh(state * each);
            return state;
        }

        [Differentiable]
        public static float Stepped(float[] values, float rate, int steps)
        {
            float[] next = new float[values.Length];
            for (int k = 0; k < steps; k++)
            {
                for (int i = 0; i < next.Length; i++)
                    next[i] = values[i] - rate * values[i] * values[i];
            }

            float sum = 0;
            foreach (float each in next)
                sum += each;
            return sum;
        }
    }
}
