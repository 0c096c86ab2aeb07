using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Samples.LeastSquares;
using Xunit;

namespace Differentiator.Tests.Samples;

/// <summary>A receiver between beacons.</summary>
public sealed class LeastSquaresTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_receiver_is_found_as_well_as_the_noise_allows(int seed)
    {
        LocationStep last = Run(Scene.Beacons(seed)).Last(step => step.IsAccepted);

        Assert.Equal(Scene.X, last.X, 5 * Scene.Noise);
        Assert.Equal(Scene.Y, last.Y, 5 * Scene.Noise);
        Assert.Equal(Scene.Offset, last.Offset, 5 * Scene.Noise);
    }

    [Fact]
    public void Exact_distances_lead_to_the_exact_place()
    {
        Beacon[] beacons = [.. Scene.Beacons(1).Select(beacon => beacon with { Range = Math.Sqrt(Math.Pow(beacon.X - 2, 2) + Math.Pow(beacon.Y - 5, 2)) - 1 })];

        LocationStep last = Run(beacons).Last(step => step.IsAccepted);

        Assert.Equal(2, last.X, 1e-8);
        Assert.Equal(5, last.Y, 1e-8);
        Assert.Equal(-1, last.Offset, 1e-8);
    }

    /// <summary>No neighbour is better: the sum of squares is flat where the steps end.</summary>
    [Fact]
    public void The_end_is_a_minimum()
    {
        Beacon[] beacons = Scene.Beacons(1);
        LocationStep last = Run(beacons).Last(step => step.IsAccepted);
        double[] moves = [-1e-4, 0, 1e-4];

        Assert.All(
            from x in moves from y in moves from offset in moves select (x, y, offset),
            move => Assert.True(Cost(beacons, last.X + move.x, last.Y + move.y, last.Offset + move.offset) >= last.Cost - 1e-15));
    }

    [Fact]
    public void What_is_accepted_is_better_and_what_is_refused_is_not()
    {
        IReadOnlyList<LocationStep> path = Run(Scene.Beacons(1));
        double cost = path[0].Cost;

        Assert.InRange(path.Count, 3, 15);
        Assert.All(path.Skip(1), step =>
        {
            Assert.Equal(step.IsAccepted, step.Cost < cost);
            cost = step.IsAccepted ? step.Cost : cost;
        });
    }

    private static IReadOnlyList<LocationStep> Run(Beacon[] beacons) => new LevenbergMarquardt(beacons).Run(steps: 100);

    private static double Cost(Beacon[] beacons, double x, double y, double offset) =>
        beacons.Sum(beacon => Math.Pow(Math.Sqrt(Math.Pow(x - beacon.X, 2) + Math.Pow(y - beacon.Y, 2)) + offset - beacon.Range, 2));
}
