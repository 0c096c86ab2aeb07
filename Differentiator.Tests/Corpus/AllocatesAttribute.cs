using System;

namespace Differentiator.Tests.Corpus;

/// <summary>Marks a function with rectangular or jagged local arrays: its derivatives may allocate as much as itself.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AllocatesAttribute : Attribute
{
    /// <summary>
    /// Two where a function that recurs is given such an array, so that its adjoint is an array, too, or where an iteration makes
    /// arrays that change places, which it makes again for the reverse sweep.
    /// </summary>
    public int Times { get; init; } = 1;
}
