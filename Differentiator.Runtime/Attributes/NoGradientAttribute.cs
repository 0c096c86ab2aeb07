using System;

namespace Differentiator;

/// <summary>Marks data: it takes part in the value, never in a derivative.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class NoGradientAttribute : Attribute;
