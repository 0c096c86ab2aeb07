using System;
using System.Globalization;

namespace Consumer
{
    /// <summary>Gradients at a few points, a line each.</summary>
    internal static class Report
    {
        public static void Print()
        {
            double[] x = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
            double[] y = { 2, 4, 6, 8, 10, 12, 14, 16, 18 };
            Losses.SquaresGradient(1, 1, x, y, out double slope, out double offset);
            Line("squares", slope, offset);

            double[] waves = new double[x.Length];
            Losses.WavesGradient(x, 0.5, waves, out double frequency);
            Line("waves", waves[0], waves[8], frequency);

            double[] hessian = new double[4];
            Losses.BowlHessian(3, 2, hessian);
            Line("bowl", hessian);

            double[] jacobian = new double[4];
            Losses.PointJacobian(2, 0, jacobian);
            Line("point", jacobian);

            double[] chain = new double[2];
            double[] states = { 0.5, 0.25 };
            Losses.ChainGradient(states, chain, new double[Losses.ChainScratchLength(states)]);
            Line("chain", chain);

            float[] stepped = new float[2];
            Losses.SteppedGradient(new float[] { 1, 2 }, 0.25f, 3, stepped, out float rate);
            Line("stepped", stepped[0], stepped[1], rate);
        }

        private static void Line(string name, params double[] values) =>
            Console.WriteLine(name + ": " + string.Join(" ", Array.ConvertAll(values, value => value.ToString("F6", CultureInfo.InvariantCulture))));
    }
}
