using System;
using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Tests.Fuzz;

/// <summary>Slopes of a program by its twin.</summary>
internal static class TwinArguments
{
    /// <summary>The arguments as dual numbers, with slope 1 in one element of one parameter.</summary>
    public static object[] Of(object[] arguments, int parameter, int element, bool isWide) =>
        [.. arguments.Select((argument, k) => Convert(argument, k == parameter ? element : -1, isWide))];

    /// <summary>The arguments as dual numbers with these slopes, moved by <paramref name="t"/> in a direction.</summary>
    public static object[] Along(object[] arguments, (int Parameter, double[] Direction)[] slopes, (int Parameter, double[] Direction)[] moves, double t, bool isWide)
    {
        object[] duals = Of(arguments, -1, -1, isWide);
        foreach ((int parameter, double[] direction) in moves)
            duals[parameter] = Changed(duals[parameter], (dual, i) => dual with { Value = dual.Value + (t * direction[i]) });
        foreach ((int parameter, double[] direction) in slopes)
            duals[parameter] = Changed(duals[parameter], (dual, i) => dual with { Slope = direction[i], Terms = System.Math.Abs(direction[i]) });
        return duals;
    }

    private static object Changed(object argument, System.Func<Dual, int, Dual> change) => argument switch
    {
        Dual dual => change(dual, 0),
        SingleDual single => (SingleDual)change(single, 0),
        Dual[] items => items.Select(change).ToArray(),
        SingleDual[] items => items.Select((item, i) => (SingleDual)change(item, i)).ToArray(),
        _ => argument,
    };

    /// <summary>The elements of an array of dual numbers.</summary>
    public static IEnumerable<Dual> Elements(object argument) => argument switch
    {
        Dual[] items => items,
        SingleDual[] items => items.Select(item => (Dual)item),
        _ => [],
    };

    private static object Convert(object argument, int active, bool isWide) => argument switch
    {
        double x => Double(x, active == 0),
        float x when isWide => Double(x, active == 0),
        float x => Single(x, active == 0),
        double[] items => items.Select((x, i) => Double(x, i == active)).ToArray(),
        float[] items when isWide => items.Select((x, i) => Double(x, i == active)).ToArray(),
        float[] items => items.Select((x, i) => Single(x, i == active)).ToArray(),
        Array array => array.Clone(),
        _ => argument,
    };

    private static Dual Double(double x, bool isActive) => new(x, isActive ? 1 : 0, isActive ? 1 : 0, 0);

    private static SingleDual Single(float x, bool isActive) => new(x, isActive ? 1 : 0, isActive ? 1 : 0);
}
