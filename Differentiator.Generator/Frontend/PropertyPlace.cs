using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>A property of a structure whose accessors have bodies.</summary>
internal sealed record PropertyPlace(IOperation Instance, IPropertySymbol Property) : Place;
