using System.Collections.Generic;
using System.Reflection;

namespace Differentiator.Tests.Corpus;

/// <summary>
/// A function whose result is no single number, and its emitted members, behind one shape: every parameter and the result are
/// arrays of the numbers in them. The result is what is returned, then what is written, in order.
/// </summary>
public interface IResultFunction
{
    string Name { get; }

    MethodInfo Method { get; }

    /// <summary>Positions of the parameters differentiated with respect to.</summary>
    IReadOnlyList<int> WithRespectTo { get; }

    /// <summary>Which numbers of the result are data, and so have no row in the Jacobian; those that are not told about are none.</summary>
    IReadOnlyList<bool> ResultIsData { get; }

    double[] Value(double[][] arguments);

    /// <summary>The bytes that the function allocates itself.</summary>
    long Allocated(double[][] arguments);

    /// <summary>Adds to the accumulators; returns the bytes allocated by the call.</summary>
    /// <param name="arguments">Are left as the function leaves them.</param>
    long Vjp(double[][] arguments, double[] cotangents, double[][] accumulators);

    /// <summary>The result, its tangents and the bytes allocated.</summary>
    (double[] Value, double[] Tangents, long Bytes) Jvp(double[][] arguments, double[][] tangents);

    /// <summary>Fills the Jacobian; returns the result and the bytes allocated.</summary>
    (double[] Value, long Bytes) Jacobian(double[][] arguments, double[] jacobian);

    /// <summary>Calls the overload that makes the Jacobian.</summary>
    double[,] ConvenientJacobian(double[][] arguments);
}
