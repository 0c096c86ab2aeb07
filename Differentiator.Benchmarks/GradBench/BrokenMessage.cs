using System.Text;
using System.Text.Json;

namespace Differentiator.Benchmarks.GradBench;

/// <summary>A line that is no JSON, up to where it stops being some.</summary>
internal static class BrokenMessage
{
    /// <summary>The id, if it can be read.</summary>
    public static JsonElement? Id(string line)
    {
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(line));
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("id"))
                {
                    reader.Read();
                    return JsonElement.ParseValue(ref reader);
                }
            }
        }
        catch (JsonException)
        {
            // What was read before it is all there is.
        }

        return null;
    }
}
