using System;

namespace Differentiator.Tests.Corpus;

/// <summary>Partial derivatives by central differences, independent of everything under test.</summary>
internal static class CentralDifference
{
    /// <summary>The partial derivative, or null where two step sizes disagree (a kink, a pole, cancellation).</summary>
    public static double? Partial(ICorpusFunction function, object[] arguments, int parameter, int element, Precision precision)
    {
        double large = WithStep(function, arguments, parameter, element, precision.LargeStep);
        double small = WithStep(function, arguments, parameter, element, precision.SmallStep);
        return double.IsFinite(large) && double.IsFinite(small) && Deviation.Within(precision.Differences, large, small) ? small : null;
    }

    private static double WithStep(ICorpusFunction function, object[] arguments, int parameter, int element, double relativeStep)
    {
        double x = Arguments.Element(arguments[parameter], element);
        double step = relativeStep * (1 + Math.Abs(x));
        (double above, double atAbove) = Shifted(function, arguments, parameter, element, x + step);
        (double below, double atBelow) = Shifted(function, arguments, parameter, element, x - step);
        return (atAbove - atBelow) / (above - below);
    }

    /// <summary>The argument as rounded to its type, and the value there.</summary>
    private static (double Argument, double Value) Shifted(ICorpusFunction function, object[] arguments, int parameter, int element, double x)
    {
        object[] shifted = Arguments.Clone(arguments);
        Arguments.SetElement(shifted, parameter, element, x);
        return (Arguments.Element(shifted[parameter], element), function.Value(shifted));
    }
}
