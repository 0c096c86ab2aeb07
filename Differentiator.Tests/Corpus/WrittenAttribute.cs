using System;

namespace Differentiator.Tests.Corpus;

/// <summary>Marks an array, span or reference that the function writes: its content afterwards is a result, with a cotangent.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class WrittenAttribute : Attribute;
