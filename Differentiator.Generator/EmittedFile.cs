using System;

namespace Differentiator.Generator;

/// <summary>A file to add to the compilation.</summary>
/// <param name="Text">Null if an internal error left nothing to add.</param>
/// <param name="Error">An internal error, to be reported; the text is a stub then.</param>
internal sealed record EmittedFile(string HintName, string MethodName, string? Text, string? Error)
{
    private const string Extension = ".g.cs";

    // The compiler puts the files of a generator into a folder of its name.
    private static readonly string Folder = typeof(DifferentiatorGenerator).FullName;

    public string Path => HintName + Extension;

    /// <summary>Whether the compilation has an emitted file there.</summary>
    public static bool IsAt(string path) => path.EndsWith(Extension, StringComparison.Ordinal) && path.IndexOf(Folder, StringComparison.Ordinal) >= 0;
}
