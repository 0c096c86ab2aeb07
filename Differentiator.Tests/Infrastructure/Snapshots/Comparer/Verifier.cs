using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using VerifyTests;

namespace VerifyXunit;

/// <summary>Compares texts with the verified files beside the test's source: the part of Verify's API that the tests use.</summary>
public static class Verifier
{
    public static SettingsTask Verify(string? target, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        Verify(target, "txt", settings, sourceFile);

    public static SettingsTask Verify(string? target, string extension, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        Verify([new Target(extension, target ?? "null")], settings, sourceFile);

    public static SettingsTask Verify(Target target, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        Verify([target], settings, sourceFile);

    public static SettingsTask Verify(IEnumerable<Target> targets, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "")
    {
        MethodInfo test = UsesVerifyAttribute.RunningTest
            ?? throw new InvalidOperationException($"Expected [UsesVerify] on the test class in {Path.GetFileName(sourceFile)}.");
        return new SettingsTask(settings, chosen => Task.Run(() => SnapshotFiles.For(test, chosen, sourceFile).Compare(targets)));
    }
}
