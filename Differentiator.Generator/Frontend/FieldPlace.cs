using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>A part of a structure that stands in a place.</summary>
internal sealed record FieldPlace(Place Of, string Name, ITypeSymbol Type) : Place;
