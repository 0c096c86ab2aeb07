using System.Buffers.Binary;
using System.Text;

namespace Differentiator.Tests.Runtime.Persistence;

/// <summary>safetensors files put together by hand.</summary>
internal static class SafeTensorsBytes
{
    public static byte[] Of(string header, params byte[] data) => Of(Encoding.UTF8.GetBytes(header), data);

    public static byte[] Of(byte[] header, params byte[] data)
    {
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return [.. length, .. header, .. data];
    }
}
