using System;

namespace Differentiator.Tests.Corpus;

/// <summary>Partial derivatives by central differences, independent of everything under test.</summary>
internal static class CentralDifference
{
    /// <summary>The partial derivative, or null where two step sizes disagree (a kink, a pole, cancellation).</summary>
    public static double? Partial(ICorpusFunction function, object[] arguments, int parameter, int element, Precision precision) =>
        Partial(function.Value, arguments, parameter, element, precision);

    /// <param name="value">The function, which may write its arguments.</param>
    public static double? Partial(Func<object[], double> value, object[] arguments, int parameter, int element, Precision precision)
    {
        double large = WithStep(value, arguments, parameter, element, precision.LargeStep);
        double small = WithStep(value, arguments, parameter, element, precision.SmallStep);
        return double.IsFinite(large) && double.IsFinite(small) && Deviation.Within(precision.Differences, large, small) ? small : null;
    }

    private static double WithStep(Func<object[], double> value, object[] arguments, int parameter, int element, double relativeStep)
    {
        double x = Arguments.Element(arguments[parameter], element);
        double step = relativeStep * (1 + Math.Abs(x));
        (double above, double atAbove) = Shifted(value, arguments, parameter, element, x + step);
        (double below, double atBelow) = Shifted(value, arguments, parameter, element, x - step);
        return (atAbove - atBelow) / (above - below);
    }

    /// <summary>The argument as rounded to its type, and the value there.</summary>
    private static (double Argument, double Value) Shifted(Func<object[], double> value, object[] arguments, int parameter, int element, double x)
    {
        object[] shifted = Arguments.Clone(arguments);
        Arguments.SetElement(shifted, parameter, element, x);
        double at = Arguments.Element(shifted[parameter], element);
        return (at, value(shifted));
    }
}
