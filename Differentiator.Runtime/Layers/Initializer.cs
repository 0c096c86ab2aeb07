namespace Differentiator;

/// <summary>Gives a linear layer its first values. The usual ones are in <see cref="Initializers"/>.</summary>
/// <param name="weight">inputs x outputs; to be filled.</param>
/// <param name="bias">1 x outputs, to be filled; empty if the layer has none.</param>
/// <param name="seed">Same seed, same values.</param>
public delegate void Initializer(Matrix weight, Matrix bias, ulong seed);
