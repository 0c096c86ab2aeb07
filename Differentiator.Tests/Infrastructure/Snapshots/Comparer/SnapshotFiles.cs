using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;

namespace VerifyTests;

/// <summary>
/// The verified and received files of one test: <c>Class.Method[#Name].verified.ext</c>. Compared byte by byte: UTF-8 without
/// a byte order mark, line ends and final newline as given.
/// </summary>
internal sealed class SnapshotFiles(string directory, string prefix)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static SnapshotFiles For(MethodInfo test, VerifySettings settings, string sourceFile)
    {
        string beside = Path.GetDirectoryName(sourceFile)!;
        string directory = settings.Directory is null ? beside : Path.Combine(beside, settings.Directory);
        string type = settings.TypeName ?? NameWithParents(test);
        return new SnapshotFiles(directory, $"{type}.{settings.MethodName ?? test.Name}");
    }

    /// <summary>Compares all texts of the test before it fails, so that every received file is there to be looked at.</summary>
    public void Compare(IEnumerable<Target> targets)
    {
        Directory.CreateDirectory(directory);
        foreach (string received in Files("received"))
            File.Delete(received);

        HashSet<string> stale = [.. Files("verified")];
        var problems = new List<string>();
        foreach (Target target in targets)
        {
            string verified = PathOf(target, "verified");
            stale.Remove(verified);
            if (Problem(verified, target) is { } problem)
                problems.Add(problem);
        }

        problems.AddRange(stale.Order().Select(file => $"Not produced any more: {file}"));
        if (problems.Count > 0)
            throw new VerifyException(string.Join('\n', problems));
    }

    private static string NameWithParents(MethodInfo test)
    {
        string name = test.ReflectedType!.Name;
        for (var outer = test.ReflectedType.DeclaringType; outer is not null; outer = outer.DeclaringType)
            name = $"{outer.Name}.{name}";
        return name;
    }

    private string? Problem(string verified, Target target)
    {
        byte[] expected = File.Exists(verified) ? File.ReadAllBytes(verified) : [];
        byte[] actual = Utf8.GetBytes(target.StringData);
        if (File.Exists(verified) && expected.AsSpan().SequenceEqual(actual))
            return null;

        string received = PathOf(target, "received");
        File.WriteAllBytes(received, actual);
        return File.Exists(verified)
            ? $"{verified}\ndiffers {FirstDifference.Describe(Utf8.GetString(expected), target.StringData)}\nreceived: {received}"
            : $"{verified}\nis missing\nreceived: {received}\n{target.StringData}";
    }

    private string PathOf(Target target, string kind)
    {
        string name = target.Name is null ? "" : $"#{target.Name}";
        return Path.Combine(directory, $"{prefix}{name}.{kind}.{target.Extension}");
    }

    private IEnumerable<string> Files(string kind) =>
        Directory.EnumerateFiles(directory, $"{prefix}*.{kind}.*")
            .Where(file => Path.GetFileName(file)[prefix.Length] is '#' or '.');
}
