namespace Differentiator.Generator.Frontend;

/// <summary>A place whose value is data where it is read through a <c>[NoGradient]</c> parameter.</summary>
internal sealed record DataPlace(Place Of) : Place;
