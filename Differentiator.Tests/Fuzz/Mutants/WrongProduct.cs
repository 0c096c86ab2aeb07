using System;
using System.Collections.Generic;
using System.Reflection;
using Differentiator.Tests.Corpus;

namespace Differentiator.Tests.Fuzz;

/// <summary>A function whose products with the Hessian are wrong, as if each second partial were multiplied by a number.</summary>
internal sealed class WrongProduct(ICorpusFunction right, double factor) : ICorpusFunction
{
    public string Name => right.Name;

    public MethodInfo Method => right.Method;

    public IReadOnlyList<int> WithRespectTo => right.WithRespectTo;

    public IReadOnlyList<int> Written => right.Written;

    public double Value(object[] arguments) => right.Value(arguments);

    public Measured Gradient(object[] arguments, Array[] destinations) => right.Gradient(arguments, destinations);

    public double ConvenientGradient(object[] arguments, Array[] destinations) => throw new NotSupportedException();

    public long Vjp(object[] arguments, double resultCotangent, Array[] cotangents, Array[] accumulators) => throw new NotSupportedException();

    public Measured Jvp(object[] arguments, Array[] tangents, Array[] left, out double tangent) => throw new NotSupportedException();

    public double Hvp(object[] arguments, Array[] tangents, Array[] destinations)
    {
        double value = right.Hvp(arguments, tangents, destinations);
        Change(destinations);
        return value;
    }

    public double GradientHvp(object[] arguments, Array[] tangents, Array[] gradient, Array[] product)
    {
        double value = right.GradientHvp(arguments, tangents, gradient, product);
        Change(product);
        return value;
    }

    public double ConvenientGradientHvp(object[] arguments, Array[] tangents, Array[] gradient, Array[] product) => throw new NotSupportedException();

    public double Hessian(object[] arguments, Array hessian) => throw new NotSupportedException();

    private void Change(Array[] product)
    {
        foreach (Array part in product)
        {
            for (int i = 0; i < part.Length; i++)
                part.SetValue(Convert.ChangeType(Convert.ToDouble(part.GetValue(i)) * factor, part.GetType().GetElementType()!), i);
        }
    }
}
