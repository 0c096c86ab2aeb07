using System;
using System.IO;

namespace Differentiator.Tests.Infrastructure;

/// <summary>A directory that is there until the test ends.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("differentiator-");

    public string Path => directory.FullName;

    public string[] Names => Array.ConvertAll(directory.GetFileSystemInfos(), entry => entry.Name);

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, byte[] content)
    {
        System.IO.File.WriteAllBytes(File(name), content);
        return File(name);
    }

    public void Dispose() => directory.Delete(recursive: true);
}
