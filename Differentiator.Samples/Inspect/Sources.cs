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
    public static IReadOnlyList<string> Written(DifferentiatedMethod method) => Members("source", method.Type, [method.Method]);

    /// <summary>The members that the compiler emitted for a method.</summary>
    public static IReadOnlyList<string> Emitted(DifferentiatedMethod method) => Members("emitted", method.Type, method.EmittedMembers);

    private static IReadOnlyList<string> Members(string folder, string type, IReadOnlyList<string> names)
    {
        string path = Path.Combine(AppContext.BaseDirectory, folder);
        if (!Directory.Exists(path))
            return [];
        var declaration = new Regex($@"\b(class|struct|record)\s+{Regex.Escape(type)}\b");
        return [.. Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Where(text => declaration.IsMatch(text))
            .SelectMany(text => names.SelectMany(name => MemberText.Find(text, name)))];
    }
}
