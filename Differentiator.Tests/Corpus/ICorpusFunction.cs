using System;
using System.Collections.Generic;
using System.Reflection;

namespace Differentiator.Tests.Corpus;

/// <summary>
/// A corpus function and its emitted members behind one shape: arguments boxed, spans given as arrays, and every destination
/// an array of the parameter's element type (of length one for scalars). A structure is an array of the numbers in it. Implemented by adapters compiled beside the corpus.
/// </summary>
public interface ICorpusFunction
{
    string Name { get; }

    MethodInfo Method { get; }

    /// <summary>Positions of the parameters differentiated with respect to.</summary>
    IReadOnlyList<int> WithRespectTo { get; }

    /// <summary>Positions of the arrays that the function writes, which the calls below write too.</summary>
    IReadOnlyList<int> Written { get; }

    double Value(object[] arguments);

    Measured Gradient(object[] arguments, Array[] destinations);

    /// <summary>Calls the overload that returns a tuple and copies its elements into the destinations.</summary>
    double ConvenientGradient(object[] arguments, Array[] destinations);

    /// <summary>Returns the bytes allocated by the call.</summary>
    /// <param name="cotangents">One for each written array.</param>
    long Vjp(object[] arguments, double resultCotangent, Array[] cotangents, Array[] accumulators);

    /// <summary>The value, and its derivative in a direction.</summary>
    /// <param name="tangents">The direction: one for each parameter differentiated with respect to. Of those that are written, the last tangents are left in it.</param>
    /// <param name="left">Takes the last tangents of the other parameters that are written.</param>
    Measured Jvp(object[] arguments, Array[] tangents, Array[] left, out double tangent);

    /// <summary>The value and, in the destinations, the product of the Hessian and a direction.</summary>
    double Hvp(object[] arguments, Array[] tangents, Array[] destinations);

    /// <summary>The value and, in the destinations, the gradient and the product of the Hessian and a direction.</summary>
    double GradientHvp(object[] arguments, Array[] tangents, Array[] gradient, Array[] product);

    /// <summary>Calls the overload that returns a tuple and copies its elements into the destinations.</summary>
    double ConvenientGradientHvp(object[] arguments, Array[] tangents, Array[] gradient, Array[] product);

    /// <summary>The value and, row by row in an array of the numbers' type, the Hessian.</summary>
    double Hessian(object[] arguments, Array hessian);
}
