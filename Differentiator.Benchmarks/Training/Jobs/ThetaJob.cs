using System.Collections.Generic;

namespace Differentiator.Benchmarks.Training.Jobs;

/// <summary>Job E: the factor of y = 5 x, one update for each sample.</summary>
internal sealed partial class ThetaJob : ITrainingJob
{
    private const double LearningRate = 0.01;

    private readonly double[] x = [0.5, 1, 1.5, 2], y = [2.5, 5, 7.5, 10];
    private double theta;
    private int sample;

    public string Name => "E";

    public string Description => "y = theta x, one sample a step, descent";

    public IEnumerable<(string Name, double[] Elements)> Numbers =>
        [("x", x), ("y", y), ("parameters", [0]), ("rate", [LearningRate])];

    [Differentiable(nameof(theta))]
    public static double Loss(double theta, double x, double y)
    {
        double error = theta * x - y;
        return error * error;
    }

    public void Restart() => (theta, sample) = (0, 0);

    public double Run(int steps)
    {
        double loss = 0;
        for (int step = 0; step < steps; step++)
        {
            loss = LossGradient(theta, x[sample], y[sample], out double thetaGradient);
            theta -= LearningRate * thetaGradient;
            sample = sample + 1 < x.Length ? sample + 1 : 0;
        }

        return loss;
    }
}
