using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Differentiator;

/// <summary>The header of a safetensors file.</summary>
/// <param name="Entries">The tensors.</param>
/// <param name="Metadata">The strings under <see cref="MetadataName"/>.</param>
internal sealed record SafeTensorsHeader(List<TensorEntry> Entries, Dictionary<string, string> Metadata)
{
    public const string MetadataName = "__metadata__";

    /// <summary>The bytes before the header, which hold its length.</summary>
    public const int PrefixLength = sizeof(ulong);

    /// <summary>The limit of the format's own implementation.</summary>
    public const int LongestHeader = 100_000_000;

    /// <summary>The tensors in the order of their data, which must fill the rest of the file without holes or overlaps.</summary>
    public TensorEntry[] Layout(string file, long dataLength)
    {
        // Empty tensors come before the one whose data begin where they lie.
        TensorEntry[] ordered = [.. Entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End)];
        long end = 0;
        foreach (TensorEntry entry in ordered)
        {
            if (entry.End < entry.Begin || entry.End > dataLength)
            {
                throw Malformed(file, entry, $"the data lie from {entry.Begin} to {entry.End}", $"a range within 0 to {dataLength}, the data of the file");
            }

            if (entry.Begin != end)
            {
                throw Malformed(file, entry, $"the data begin at {entry.Begin}", $"{end}, where the data before them end: without {(entry.Begin < end ? "overlaps" : "holes")}");
            }

            long count = TensorShape.ElementCount(entry.Shape);
            if (count == TensorShape.Impossible || count * TensorEntry.SizeOf(entry.Type) != entry.End - entry.Begin)
            {
                string size = count == TensorShape.Impossible ? $"at most {Array.MaxLength} elements" : $"{count * TensorEntry.SizeOf(entry.Type)} bytes";
                throw Malformed(file, entry, $"the shape is {TensorShape.Text(entry.Shape)} of {entry.Type}, the data have {entry.End - entry.Begin} bytes", size);
            }

            end = entry.End;
        }

        if (end != dataLength)
        {
            throw new InvalidDataException($"{file}: the data of the tensors end at {end}; expected {dataLength}, the end of the file.");
        }

        return ordered;
    }

    private static InvalidDataException Malformed(string file, TensorEntry entry, string found, string expected) =>
        new($"{file}: tensor {Excerpt.Of(entry.Name)}: {found}; expected {expected}.");
}
