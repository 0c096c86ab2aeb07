using System;
using System.Collections.Generic;
using System.Reflection;
using Differentiator.Tests.Corpus;

namespace Differentiator.Tests.Fuzz;

/// <summary>A function whose gradient is wrong in one partial, in every emitted member alike.</summary>
internal sealed class WrongFunction(ICorpusFunction right, int partial, Func<double, double> wrong) : ICorpusFunction
{
    public string Name => right.Name;

    public MethodInfo Method => right.Method;

    public IReadOnlyList<int> WithRespectTo => right.WithRespectTo;

    public IReadOnlyList<int> Written => right.Written;

    public double Value(object[] arguments) => right.Value(arguments);

    public Measured Gradient(object[] arguments, Array[] destinations)
    {
        Measured measured = right.Gradient(arguments, destinations);
        Change(destinations, wrong);
        return measured;
    }

    public double ConvenientGradient(object[] arguments, Array[] destinations) => throw new NotSupportedException();

    public long Vjp(object[] arguments, double resultCotangent, Array[] cotangents, Array[] accumulators)
    {
        Array[] added = Arguments.Destinations(right, arguments, _ => 0);
        long bytes = right.Vjp(arguments, resultCotangent, cotangents, added);
        Change(added, slope => wrong(slope / resultCotangent) * resultCotangent);
        for (int k = 0; k < added.Length; k++)
        {
            for (int i = 0; i < added[k].Length; i++)
                Set(accumulators[k], i, Convert.ToDouble(accumulators[k].GetValue(i)) + Convert.ToDouble(added[k].GetValue(i)));
        }

        return bytes;
    }

    public Measured Jvp(object[] arguments, Array[] tangents, Array[] left, out double tangent) => right.Jvp(arguments, tangents, left, out tangent);

    public double Hvp(object[] arguments, Array[] tangents, Array[] destinations) => right.Hvp(arguments, tangents, destinations);

    public double GradientHvp(object[] arguments, Array[] tangents, Array[] gradient, Array[] product)
    {
        double value = right.GradientHvp(arguments, tangents, gradient, product);
        Change(gradient, wrong);
        return value;
    }

    public double ConvenientGradientHvp(object[] arguments, Array[] tangents, Array[] gradient, Array[] product) => throw new NotSupportedException();

    public double Hessian(object[] arguments, Array hessian) => right.Hessian(arguments, hessian);

    private void Change(Array[] slopes, Func<double, double> change)
    {
        int place = partial;
        foreach (Array slope in slopes)
        {
            if (place >= 0 && place < slope.Length)
                Set(slope, place, change(Convert.ToDouble(slope.GetValue(place))));
            place -= slope.Length;
        }
    }

    private static void Set(Array array, int i, double value) =>
        array.SetValue(Convert.ChangeType(value, array.GetType().GetElementType()!), i);
}
