namespace Differentiator;

/// <summary>The type of the elements of a tensor.</summary>
public enum TensorType
{
    /// <summary><c>float</c>; <c>F32</c> in safetensors files.</summary>
    Float32,

    /// <summary><c>double</c>; <c>F64</c> in safetensors files.</summary>
    Float64,
}
