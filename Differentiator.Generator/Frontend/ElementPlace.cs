using Differentiator.Generator.IR;

namespace Differentiator.Generator.Frontend;

/// <summary>An element of an array, span or list; its index is fixed.</summary>
internal sealed record ElementPlace(Load Element) : Place;
