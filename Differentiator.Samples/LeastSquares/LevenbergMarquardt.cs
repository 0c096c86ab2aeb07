using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Samples.Equations;

namespace Differentiator.Samples.LeastSquares;

/// <summary>Finds a receiver from <see cref="Receiver"/>'s residuals r and their emitted Jacobian J: steps δ with
/// <c>(JᵀJ + λ diag JᵀJ) δ = -Jᵀr</c>, where λ falls while steps succeed (Gauss and Newton's method) and rises where they do not.</summary>
internal sealed class LevenbergMarquardt(Beacon[] beacons)
{
    public const double StartX = -6;
    public const double StartY = -9;

    private const int Unknowns = 3;
    private const double Converged = 1e-9;
    private const double FirstDamping = 1e-2;
    private const double LargestDamping = 1e12;

    private readonly double[] residuals = new double[beacons.Length];
    private readonly double[] jacobian = new double[beacons.Length * Unknowns];

    /// <summary>JᵀJ at the last place that was accepted.</summary>
    public double[] Information { get; } = new double[Unknowns * Unknowns];

    /// <summary>The start and each trial, until a step is shorter than what matters.</summary>
    public IReadOnlyList<LocationStep> Run(int steps)
    {
        double[] place = [StartX, StartY, 0], step = new double[Unknowns], factor = new double[Information.Length], slope = new double[Unknowns];
        double damping = FirstDamping, cost = Linearize(place, slope);
        List<LocationStep> path = [new(0, StartX, StartY, 0, cost, damping, IsAccepted: true)];
        for (int count = 1; count <= steps && damping < LargestDamping; count++)
        {
            Information.CopyTo(factor, 0);
            for (int i = 0; i < Unknowns; i++)
            {
                factor[i * Unknowns + i] *= 1 + damping;
                step[i] = -slope[i];
            }

            if (!Cholesky.Solve(factor, step))
            {
                damping *= 10;
                continue;
            }

            if (step.Max(Math.Abs) < Converged)
                break;

            double[] trial = [.. place.Zip(step, (at, move) => at + move)];
            double trialCost = Cost(trial);
            bool isAccepted = trialCost < cost;
            path.Add(new LocationStep(count, trial[0], trial[1], trial[2], trialCost, damping, isAccepted));
            damping *= isAccepted ? 0.1 : 10;
            if (isAccepted)
            {
                place = trial;
                cost = Linearize(place, slope);
            }
        }

        return path;
    }

    private double Cost(double[] place)
    {
        Receiver.Residuals(place[0], place[1], place[2], beacons, residuals);
        return residuals.Sum(residual => residual * residual);
    }

    /// <summary>Jᵀr and JᵀJ; the sum of squares.</summary>
    private double Linearize(double[] place, double[] slope)
    {
        Receiver.ResidualsJacobian(place[0], place[1], place[2], beacons, residuals, jacobian);
        for (int i = 0; i < Unknowns; i++)
        {
            slope[i] = Product(i, row => residuals[row]);
            for (int j = 0; j < Unknowns; j++)
                Information[i * Unknowns + j] = Product(i, row => jacobian[row * Unknowns + j]);
        }

        return residuals.Sum(residual => residual * residual);
    }

    private double Product(int column, Func<int, double> other) => residuals.Select((_, row) => jacobian[row * Unknowns + column] * other(row)).Sum();
}
