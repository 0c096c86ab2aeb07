namespace Differentiator;

/// <summary>
/// What is done to each element of a product before it is stored, in this order:
/// <c>v += bias[column]</c>, <c>v = v &lt;= 0 ? 0 : v</c>, <c>v = mask[row, column] &lt;= 0 ? 0 : v</c>.
/// </summary>
/// <remarks>The conditions are false for NaN, so a NaN is never turned into 0 by its own comparison.</remarks>
/// <param name="Bias">1 x n, or empty for none.</param>
/// <param name="Rectifies">Whether ReLU is applied.</param>
/// <param name="Mask">Of the shape of the result and apart from it, or empty for none: for the backward product the result of the ReLU.</param>
internal readonly record struct ProductEpilogue(Matrix Bias = default, bool Rectifies = false, Matrix Mask = default);
