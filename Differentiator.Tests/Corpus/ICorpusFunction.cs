using System;
using System.Collections.Generic;
using System.Reflection;

namespace Differentiator.Tests.Corpus;

/// <summary>
/// A corpus function and its emitted members behind one shape: arguments boxed, spans given as arrays, and every destination
/// an array of the parameter's element type (of length one for scalars). Implemented by adapters compiled beside the corpus.
/// </summary>
public interface ICorpusFunction
{
    string Name { get; }

    MethodInfo Method { get; }

    /// <summary>Positions of the parameters differentiated with respect to.</summary>
    IReadOnlyList<int> WithRespectTo { get; }

    double Value(object[] arguments);

    Measured Gradient(object[] arguments, Array[] destinations);

    /// <summary>Calls the overload that returns a tuple and copies its elements into the destinations.</summary>
    double ConvenientGradient(object[] arguments, Array[] destinations);

    /// <summary>Returns the bytes allocated by the call.</summary>
    long Vjp(object[] arguments, double resultCotangent, Array[] accumulators);
}
