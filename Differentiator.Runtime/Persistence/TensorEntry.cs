namespace Differentiator;

/// <summary>What the header of a safetensors file says of a tensor.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type of the elements.</param>
/// <param name="Shape">The dimensions.</param>
/// <param name="Begin">The offset of the first byte, from the begin of the data.</param>
/// <param name="End">The offset behind the last byte.</param>
internal sealed record TensorEntry(string Name, TensorType Type, int[] Shape, long Begin, long End)
{
    public static int SizeOf(TensorType type) => type == TensorType.Float32 ? sizeof(float) : sizeof(double);
}
