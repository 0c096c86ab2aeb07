using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Differentiator.Tests.Architecture;

/// <summary>The source tree that the tests were compiled from.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    /// <summary>Files with the extension, relative to the root with forward slashes; build output left out.</summary>
    public static IEnumerable<string> Files(string extension) =>
        Directory.EnumerateFiles(Root, $"*{extension}", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "out" or "artifacts" || part.StartsWith('.')))
            .Order(System.StringComparer.Ordinal);

    /// <summary>C# sources that people write: no snapshots.</summary>
    public static IEnumerable<string> Sources =>
        Files(".cs").Where(path => !path.EndsWith(".verified.cs", System.StringComparison.Ordinal) && !path.EndsWith(".received.cs", System.StringComparison.Ordinal));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Exists(string path) => Path.Exists(Path.Combine(Root, path));

    private static string FindRoot([CallerFilePath] string here = "")
    {
        DirectoryInfo? directory = Directory.GetParent(here);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Differentiator.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new DirectoryNotFoundException($"No Differentiator.sln above {here}.");
    }
}
