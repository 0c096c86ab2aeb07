using System.Collections.Generic;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Differentiator.Benchmarks.GradBench;

/// <summary>What is answered to a message: its id, and what its kind asks for.</summary>
internal sealed record Answer(JsonElement? Id)
{
    private const int FlushedBytes = 1 << 16;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string? Tool { get; init; }

    public bool Succeeded { get; init; }

    public string? Error { get; init; }

    /// <summary>As JSON: what cannot be written is found out before the line is begun.</summary>
    public byte[]? Output { get; init; }

    /// <summary>The nanoseconds of each run.</summary>
    public IReadOnlyList<long> Timings { get; init; } = [];

    /// <summary>Writes one line. Functions of microseconds have millions of timings: they are written on the way.</summary>
    public void Write(Stream stream)
    {
        using (Utf8JsonWriter writer = new(stream, Options))
        {
            Write(writer);
        }

        stream.WriteByte((byte)'\n');
        stream.Flush();
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("id");
        if (Id is { } id)
        {
            // As it came: escapes that stand for no text would be refused.
            writer.WriteRawValue(id.GetRawText(), skipInputValidation: true);
        }
        else
        {
            writer.WriteNullValue();
        }

        if (Tool is not null)
        {
            writer.WriteString("tool", Tool);
        }

        if (Succeeded || Error is not null)
        {
            writer.WriteBoolean("success", Succeeded);
        }

        if (Error is not null)
        {
            writer.WriteString("error", Error);
        }

        if (Output is not null)
        {
            writer.WritePropertyName("output");
            writer.WriteRawValue(Output, skipInputValidation: true);
            WriteTimings(writer);
        }

        writer.WriteEndObject();
    }

    private void WriteTimings(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("timings");
        foreach (long nanoseconds in Timings)
        {
            writer.WriteStartObject();
            writer.WriteString("name", "evaluate");
            writer.WriteNumber("nanoseconds", nanoseconds);
            writer.WriteEndObject();
            if (writer.BytesPending > FlushedBytes)
            {
                writer.Flush();
            }
        }

        writer.WriteEndArray();
    }
}
