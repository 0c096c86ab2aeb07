namespace Differentiator.Generator.Analysis;

/// <summary>A parameter whose derivative is zero for every argument: almost always a mistake.</summary>
/// <param name="Position">The parameter's position.</param>
/// <param name="IsCut">True if the value reaches the result, but only through a conversion to an integer or a rounding.</param>
internal sealed record ZeroDerivative(int Position, bool IsCut);
