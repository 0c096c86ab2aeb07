namespace Differentiator;

/// <summary>The width of the vectors that a matrix product is computed with.</summary>
internal enum ProductPath
{
    /// <summary>The widest that the machine has.</summary>
    Widest,

    /// <summary>No vectors: on every machine.</summary>
    Scalar,

    /// <summary>Eight floats and fused multiply-add: AVX2.</summary>
    Vector256,

    /// <summary>Sixteen floats: AVX-512.</summary>
    Vector512,
}
