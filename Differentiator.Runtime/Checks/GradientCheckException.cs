using System;

namespace Differentiator;

/// <summary>A gradient that differs from the differences of its function.</summary>
public sealed class GradientCheckException : Exception
{
    /// <summary>An exception without further information.</summary>
    public GradientCheckException()
    {
    }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">What differs.</param>
    public GradientCheckException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and its cause.</summary>
    /// <param name="message">What differs.</param>
    /// <param name="innerException">The cause.</param>
    public GradientCheckException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The failed check.</summary>
    /// <param name="result">The result of the check.</param>
    public GradientCheckException(GradientCheckResult result)
        : base(result?.ToString()) => Result = result;

    /// <summary>The result of the failed check, with the parameter's index and the two numbers.</summary>
    public GradientCheckResult? Result { get; }
}
