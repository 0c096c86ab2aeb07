using System;
using System.Collections.Generic;
using Differentiator.Samples.Equations;

namespace Differentiator.Samples.Newton;

/// <summary>Looks for the most likely parameters of <see cref="Weibull"/>, by Newton's method or down the gradient.</summary>
internal static class LikelihoodFit
{
    public const double StartShape = 0.7;
    public const double StartScale = 150;

    private const double Flat = 1e-9;
    private const double SufficientDecrease = 1e-4;
    private const double FirstShift = 1e-3;
    private const int Halvings = 60;

    /// <summary>The start and what each step leads to, until the gradient vanishes.</summary>
    public static IReadOnlyList<FitStep> Run(int steps, bool withHessian)
    {
        double[] hessian = new double[4], factor = new double[4], direction = new double[2];
        double shape = StartShape, scale = StartScale;
        List<FitStep> path = [];
        for (int step = 0; ; step++)
        {
            double value = Weibull.NegativeLogLikelihoodGradient(shape, scale, Bearings.Lifetimes, out double byShape, out double byScale);
            Weibull.NegativeLogLikelihoodHessian(shape, scale, Bearings.Lifetimes, hessian);
            bool isConvex = hessian[0] > 0 && hessian[0] * hessian[3] > hessian[1] * hessian[2];
            double slope = Math.Sqrt(byShape * byShape + byScale * byScale);
            path.Add(new FitStep(step, shape, scale, value, slope, isConvex));
            if (step == steps || slope < Flat)
                return path;

            (direction[0], direction[1]) = (-byShape, -byScale);
            if (withHessian)
                Solve(hessian, factor, direction);
            double length = StepLength(shape, scale, value, direction, byShape * direction[0] + byScale * direction[1]);
            if (length == 0)
                return path;
            shape += length * direction[0];
            scale += length * direction[1];
        }
    }

    /// <summary>The Hessian's diagonal is raised until the matrix is positive definite: then the direction leads down.</summary>
    private static void Solve(double[] hessian, double[] factor, double[] direction)
    {
        (double right0, double right1) = (direction[0], direction[1]);
        double shift = 0;
        do
        {
            hessian.CopyTo(factor, 0);
            factor[0] += shift * Math.Abs(hessian[0]);
            factor[3] += shift * Math.Abs(hessian[3]);
            (direction[0], direction[1]) = (right0, right1);
            shift = Math.Max(FirstShift, 2 * shift);
        }
        while (!Cholesky.Solve(factor, direction));
    }

    /// <summary>Halves a whole step until the value falls by a share of what the slope promises; 0 if it never does.</summary>
    private static double StepLength(double shape, double scale, double value, double[] direction, double promise)
    {
        double length = 1;
        for (int i = 0; i < Halvings; i++)
        {
            double trial = Weibull.NegativeLogLikelihood(shape + length * direction[0], scale + length * direction[1], Bearings.Lifetimes);

            // Close to the minimum both differ by rounding only. What is not a number is no improvement.
            if (trial <= value + SufficientDecrease * length * promise + 1e-14 * Math.Abs(value))
                return length;
            length /= 2;
        }

        return 0;
    }
}
