using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Differentiator.Samples.Inspect;

/// <summary>The samples' sources and the emitted ones, which the build copies beside the program.</summary>
internal static class Sources
{
    /// <summary>The declarations of a method in the samples' own files.</summary>
    /// <param name="directory">That of the program, if it is another one that runs.</param>
    public static IReadOnlyList<string> Written(DifferentiatedMethod method, string? directory = null) => Members(directory, "source", method.Type, [method.Method]);

    /// <summary>The members that the compiler emitted for a method.</summary>
    /// <param name="directory">That of the program, if it is another one that runs.</param>
    public static IReadOnlyList<string> Emitted(DifferentiatedMethod method, string? directory = null) => Members(directory, "emitted", method.Type, method.EmittedMembers);

    private static IReadOnlyList<string> Members(string? directory, string folder, string type, IReadOnlyList<string> names)
    {
        string path = Path.Combine(directory ?? AppContext.BaseDirectory, folder);
        if (!Directory.Exists(path))
            return [];
        var declaration = new Regex($@"\b(class|struct|record)\s+{Regex.Escape(type)}\b");
        return [.. Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Where(text => declaration.IsMatch(text))
            .SelectMany(text => names.SelectMany(name => MemberText.Find(text, name)))];
    }
}
