using System;

namespace Differentiator;

/// <summary>
/// The method is a derivative, written by hand, of a static method that one does not own: of a library, say. Calls of that
/// method are differentiated with it, also where a rule is known otherwise.
/// </summary>
/// <remarks>
/// Both forms of <see cref="DerivativeAttribute"/> may be written, each as a static method of a class of the project that
/// differentiates; which of several overloads is meant follows from the parameters.
/// <code>
/// [DerivativeOf(typeof(Physics), nameof(Physics.Energy))]
/// internal static void EnergyVjp(double x, double resultCotangent, ref double xGradient) => xGradient += x * resultCotangent;
/// </code>
/// </remarks>
/// <param name="type">The type of the method.</param>
/// <param name="name">The name of the method.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DerivativeOfAttribute(Type type, string name) : Attribute
{
    /// <summary>The type of the method.</summary>
    public Type Type { get; } = type;

    /// <summary>The name of the method.</summary>
    public string Name { get; } = name;
}
