using System.Text.Json;

namespace Differentiator.Benchmarks.GradBench;

/// <summary>How the suite writes objects: <c>main_params</c>; what is missing is an error.</summary>
internal static class Json
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };
}
