using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Text.Unicode;

namespace Differentiator;

/// <summary>Reads the JSON of a safetensors header; what the format does not name is refused.</summary>
internal ref struct SafeTensorsHeaderReader
{
    private readonly string file;
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly List<TensorEntry> entries = [];
    private readonly Dictionary<string, string> metadata = new(StringComparer.Ordinal);
    private Utf8JsonReader json;
    private string? tensor;

    private SafeTensorsHeaderReader(string file, ReadOnlySpan<byte> header)
    {
        this.file = file;
        json = new Utf8JsonReader(header);
    }

    public static SafeTensorsHeader Read(string file, ReadOnlySpan<byte> header)
    {
        SafeTensorsHeaderReader reader = new(file, header);
        if (header.IsEmpty || header[0] != (byte)'{')
        {
            throw reader.Malformed("the header does not begin with an opening brace", "a JSON object");
        }

        if (!Utf8.IsValid(header))
        {
            throw reader.Malformed("the header is not UTF-8", "JSON in UTF-8");
        }

        try
        {
            reader.ReadRoot();
        }
        catch (JsonException error)
        {
            throw reader.Malformed($"the header is not JSON ({error.Message})", "a JSON object", error);
        }

        return new SafeTensorsHeader(reader.entries, reader.metadata);
    }

    private void ReadRoot()
    {
        json.Read();
        while (NextProperty(out string name))
        {
            if (!names.Add(name))
            {
                throw Malformed($"the name {Excerpt.Of(name)} is there twice", "different names");
            }

            if (name == SafeTensorsHeader.MetadataName)
            {
                ReadMetadata();
            }
            else
            {
                tensor = name;
                ReadTensor(name);
                tensor = null;
            }
        }

        // Throws for anything but white space.
        json.Read();
    }

    private void ReadMetadata()
    {
        Demand(JsonTokenType.StartObject, "an object of strings as metadata");
        while (NextProperty(out string key))
        {
            if (metadata.ContainsKey(key))
            {
                throw Malformed($"the metadata have {Excerpt.Of(key)} twice", "different keys");
            }

            Demand(JsonTokenType.String, "a string as metadata");
            metadata.Add(key, Text());
        }
    }

    private void ReadTensor(string name)
    {
        Demand(JsonTokenType.StartObject, "an object with dtype, shape and data_offsets");
        TensorType? type = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        while (NextProperty(out string property))
        {
            bool isTwice;
            switch (property)
            {
                case "dtype":
                    isTwice = type is not null;
                    type = ReadType();
                    break;
                case "shape":
                    isTwice = shape is not null;
                    shape = ReadNumbers(int.MaxValue);
                    break;
                case "data_offsets":
                    isTwice = offsets is not null;
                    offsets = ReadNumbers(long.MaxValue);
                    break;
                default:
                    throw Malformed($"the property is {Excerpt.Of(property)}", "dtype, shape and data_offsets");
            }

            if (isTwice)
            {
                throw Malformed($"the property {Excerpt.Of(property)} is there twice", "each once");
            }
        }

        if (type is null || shape is null || offsets is not [long begin, long end])
        {
            throw Malformed("dtype, shape or data_offsets is missing or incomplete", "all three, with two offsets");
        }

        entries.Add(new TensorEntry(name, type.Value, [.. shape.ConvertAll(dimension => (int)dimension)], begin, end));
    }

    private TensorType ReadType()
    {
        Demand(JsonTokenType.String, "a string as dtype");
        string type = Text();
        return type switch
        {
            "F32" => TensorType.Float32,
            "F64" => TensorType.Float64,
            _ => throw Malformed($"the dtype is {Excerpt.Of(type)}", "F32 or F64"),
        };
    }

    private List<long> ReadNumbers(long largest)
    {
        Demand(JsonTokenType.StartArray, "an array of whole numbers");
        List<long> numbers = [];
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out long number) || number < 0 || number > largest)
            {
                throw Malformed("an element of the array is something else", $"a whole number from 0 to {largest}");
            }

            numbers.Add(number);
        }

        return numbers;
    }

    private bool NextProperty(out string name)
    {
        // At the end of the text without an end of the object the reader throws.
        json.Read();
        bool isProperty = json.TokenType == JsonTokenType.PropertyName;
        name = isProperty ? Text() : "";
        return isProperty;
    }

    private void Demand(JsonTokenType type, string expected)
    {
        json.Read();
        if (json.TokenType != type)
        {
            throw Malformed($"there is {json.TokenType}", expected);
        }
    }

    private readonly string Text()
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw Malformed("a string has half of a surrogate pair", "valid Unicode", error);
        }
    }

    private readonly InvalidDataException Malformed(string found, string expected, Exception? cause = null) =>
        new($"{file}: {(tensor is null ? "" : $"tensor {Excerpt.Of(tensor)}: ")}byte offset {SafeTensorsHeader.PrefixLength + json.TokenStartIndex}: {found}; expected {expected}.", cause);
}
