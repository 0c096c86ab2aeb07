using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>A local variable or a parameter itself, not one that refers to another.</summary>
internal sealed record VariablePlace(ISymbol Variable) : Place;
