using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Differentiator.Samples.Charts;
using Differentiator.Samples.CommandLine;
using Differentiator.Samples.Equations;

namespace Differentiator.Samples.LeastSquares;

/// <summary>Prints the way to the receiver, and draws it between the beacons.</summary>
internal static class LocationReport
{
    public static void Print(Output output, int steps, int seed)
    {
        Beacon[] beacons = Scene.Beacons(seed);
        var fit = new LevenbergMarquardt(beacons);
        IReadOnlyList<LocationStep> path = fit.Run(steps);
        LocationStep[] accepted = [.. path.Where(step => step.IsAccepted)];
        LocationStep last = accepted[^1];

        // Three numbers are fitted: so many fewer residuals are free.
        double noise = Math.Sqrt(last.Cost / (beacons.Length - 3));
        double[] errors = [.. Cholesky.RootsOfInverse(fit.Information, 3).Select(root => noise * root)];

        output.Heading($"A receiver with a wrong clock, from its distances to {beacons.Length} beacons, by Levenberg and Marquardt's method");
        output.Table(
            ["step", "x", "y", "clock", "sum of squares", "damping", ""],
            path.Select(step => new[]
            {
                step.Step.ToString(CultureInfo.InvariantCulture), Number(step.X), Number(step.Y), Number(step.Offset),
                step.Cost.ToString("0.######e+0", CultureInfo.InvariantCulture), step.Damping.ToString("0e+0", CultureInfo.InvariantCulture), step.IsAccepted ? "" : "refused",
            }));
        output.Text($"It is at ({Number(Scene.X)}, {Number(Scene.Y)}), its clock off by {Number(Scene.Offset)}; the distances have a noise of {Number(Scene.Noise)}. Found with errors of about");
        output.Text($"{Number(errors[0])}, {Number(errors[1])} and {Number(errors[2])}, by the inverse of JᵀJ.");

        output.Drawing("least-squares.svg", ChartWriter.Write(Map(beacons, accepted)));
        output.Drawing("least-squares-convergence.svg", ChartWriter.Write(Convergence(path)));
        output.Numbers(
            ("steps", last.Step), ("x", last.X), ("y", last.Y), ("clock", last.Offset), ("sum_of_squares", last.Cost),
            ("x_error", errors[0]), ("y_error", errors[1]), ("clock_error", errors[2]));
    }

    private static Chart Map(Beacon[] beacons, LocationStep[] accepted)
    {
        LocationStep last = accepted[^1];
        Point[] way = [.. accepted.Select(step => new Point(step.X, step.Y))];
        return new Chart(
            "The way to the receiver, and the circles of the distances found", new Axis("x") { From = -20, To = 20 }, new Axis("y") { From = -10, To = 11 },
            [
                .. beacons.Select((beacon, i) => new Line(i == 0 ? "distance" : "", 4, Circle(beacon, beacon.Range - last.Offset))),
                new Scatter("beacon", 0, [.. beacons.Select(beacon => new Point(beacon.X, beacon.Y))]) { Radius = 6 },
                new Line("way", 5, way),
                new Scatter("", 5, way),
                new Scatter("receiver", 1, [new Point(Scene.X, Scene.Y)]) { Radius = 5 },
            ]);
    }

    private static Chart Convergence(IReadOnlyList<LocationStep> path)
    {
        Point[] accepted = Costs(isAccepted: true), refused = Costs(isAccepted: false);
        return new Chart(
            "Sum of squares after each step", new Axis("step"), new Axis("sum of squares") { IsLogarithmic = true },
            [new Line("accepted", 5, accepted), new Scatter("", 5, accepted), .. refused.Length == 0 ? (Series[])[] : [new Scatter("refused", 1, refused)]]);

        Point[] Costs(bool isAccepted) => [.. path.Where(step => step.IsAccepted == isAccepted).Select(step => new Point(step.Step, step.Cost))];
    }

    private static Point[] Circle(Beacon beacon, double radius) =>
        [.. Enumerable.Range(0, 181).Select(i => 2 * Math.PI * i / 180).Select(angle => new Point(beacon.X + radius * Math.Cos(angle), beacon.Y + radius * Math.Sin(angle)))];

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
