using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Differentiator;

/// <summary>Writes the JSON of a safetensors header.</summary>
internal static class SafeTensorsHeaderWriter
{
    /// <summary>The header of tensors whose data follow each other in the order given, padded with spaces so that the data are aligned.</summary>
    public static byte[] Write(IReadOnlyList<NamedTensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        using MemoryStream header = new();
        using (Utf8JsonWriter json = new(header))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                WriteMetadata(json, metadata);
            }

            long offset = 0;
            foreach (NamedTensor tensor in tensors)
            {
                long end = offset + (long)tensor.Length * TensorEntry.SizeOf(tensor.Type);
                WriteTensor(json, tensor, offset, end);
                offset = end;
            }

            json.WriteEndObject();
        }

        while (header.Length % sizeof(double) != 0)
        {
            header.WriteByte((byte)' ');
        }

        return header.Length <= SafeTensorsHeader.LongestHeader
            ? header.ToArray()
            : throw new ArgumentException($"The header takes {header.Length} bytes; {SafeTensorsHeader.LongestHeader} are allowed.", nameof(tensors));
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject(SafeTensorsHeader.MetadataName);

        // A dictionary has no order of its own: sorted, one content is always the same file.
        foreach ((string key, string value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            UnicodeText.Demand(key, nameof(metadata));
            UnicodeText.Demand(value, nameof(metadata));
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void WriteTensor(Utf8JsonWriter json, NamedTensor tensor, long begin, long end)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", tensor.Type == TensorType.Float32 ? "F32" : "F64");
        json.WriteStartArray("shape");
        foreach (int dimension in tensor.Shape)
        {
            json.WriteNumberValue(dimension);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(begin);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
