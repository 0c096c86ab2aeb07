namespace Differentiator.Generator;

/// <summary>A file to add to the compilation.</summary>
/// <param name="Text">Null if an internal error left nothing to add.</param>
/// <param name="Error">An internal error, to be reported; the text is a stub then.</param>
internal sealed record EmittedFile(string HintName, string MethodName, string? Text, string? Error);
