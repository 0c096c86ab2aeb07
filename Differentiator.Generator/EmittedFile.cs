namespace Differentiator.Generator;

/// <summary>A file to add to the compilation, or the internal error that prevented it.</summary>
internal sealed record EmittedFile(string HintName, string MethodName, string? Text, string? Error);
