using System;

namespace Differentiator.Tests.Corpus;

/// <summary>Marks a function with rectangular or jagged local arrays: its derivatives may allocate as much as itself.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AllocatesAttribute : Attribute
{
}
