namespace Differentiator.Generator.Frontend;

/// <summary>What an assignment or a reference refers to.</summary>
internal abstract record Place;
