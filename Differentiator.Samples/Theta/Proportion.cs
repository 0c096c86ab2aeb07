namespace Differentiator.Samples.Theta;

/// <summary>A line through the origin and its squared error at one point.</summary>
internal static partial class Proportion
{
    [Differentiable(nameof(theta))]
    public static double Loss(double theta, double x, double y)
    {
        double error = theta * x - y;
        return error * error;
    }
}
