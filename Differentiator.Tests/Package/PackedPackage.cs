using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using Differentiator.Tests.Architecture;
using Differentiator.Tests.Infrastructure;
using Xunit;

namespace Differentiator.Tests.Package;

/// <summary>
/// The package as <c>dotnet pack</c> makes it, in a folder of its own, and projects that use it: copies of those in
/// <c>Consumers</c>, where nothing of this repository is in their way.
/// </summary>
public sealed class PackedPackage : IAsyncLifetime, IDisposable
{
    /// <summary>A version that no other feed has.</summary>
    public const string Version = "0.1.0-packed";

    private readonly TemporaryDirectory directory = new();

    public string Nupkg => Path.Combine(Feed, $"Differentiator.{Version}.nupkg");

    public string Snupkg => Path.ChangeExtension(Nupkg, ".snupkg");

    private string Feed => directory.File("feed");

    /// <summary>The kind of build that the tests run in: it is there already.</summary>
    private static string Configuration { get; } = AppContext.BaseDirectory.Replace('\\', '/').TrimEnd('/').Split('/')[^2];

    public async Task InitializeAsync()
    {
        ProcessResult packed = await DotNet.Run(
            Repository.Root, "pack", "Differentiator.Runtime", "-c", Configuration, "--no-restore", "-nologo", "-v:quiet", "-o", Feed, $"-p:PackageVersion={Version}");
        Assert.True(packed.Code == 0, packed.ToString());
        CopyConsumers();
        File.WriteAllText(directory.File("nuget.config"), $"""
            <configuration><packageSources><add key="packed" value="{Feed}" /></packageSources></configuration>
            """);

        // Packages go here, and not where they would be taken for those of the next run; what else is needed is there already.
        string known = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        File.WriteAllText(directory.File("Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <PackedVersion>{Version}</PackedVersion>
                <RestorePackagesPath>{directory.File("packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{(Directory.Exists(known) ? known : "")}</RestoreFallbackFolders>
              </PropertyGroup>
            </Project>
            """);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => directory.Dispose();

    /// <summary>Builds a project, without a warning, and runs it: what it prints.</summary>
    /// <param name="project">Its folder below <c>Consumers</c>.</param>
    /// <param name="publish">Whether it is published for this platform, trimmed, and run from there.</param>
    /// <param name="arguments">Further ones for the build.</param>
    internal async Task<string> Run(string project, bool publish = false, params string[] arguments)
    {
        string name = Path.GetFileName(project);
        ProcessResult built = await Build(project, [.. publish ? (string[])["publish", "--use-current-runtime"] : ["build"], .. arguments]);
        Assert.True(built.Code == 0, built.ToString());
        Assert.DoesNotContain("warning ", built.Output, StringComparison.Ordinal);
        string program = Output(project, name);
        ProcessResult ran = publish
            ? await DotNet.Start(OperatingSystem.IsWindows() ? program + ".exe" : program, directory.Path)
            : await DotNet.Run(directory.Path, program + ".dll");
        Assert.True(ran.Code == 0, ran.ToString());
        return ran.Output.ReplaceLineEndings("\n");
    }

    /// <summary>Builds a project with the further arguments, into <c>out</c>.</summary>
    internal Task<ProcessResult> Build(string project, params string[] command) => DotNet.Run(
        directory.Path, [command[0], project, "-c", "Release", "-nologo", "-v:quiet", "-o", Path.Combine("out", Path.GetFileName(project)), .. command[1..]]);

    /// <summary>The path of a file that a project was built to.</summary>
    internal string Output(string project, string file) => directory.File(Path.Combine("out", Path.GetFileName(project), file));

    /// <summary>A file that the generator wrote when the project was built, into <c>obj/emitted</c>.</summary>
    internal string Emitted(string project, string file) =>
        File.ReadAllText(Directory.EnumerateFiles(directory.File(Path.Combine(project, "obj", "emitted")), file, SearchOption.AllDirectories).Single());

    /// <summary>Names of the files in the package.</summary>
    internal static string[] Files(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    internal static string Text(string package, string file)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        using var reader = new StreamReader(archive.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    private void CopyConsumers()
    {
        string from = Path.Combine(Repository.Root, "Differentiator.Tests", "Package", "Consumers");
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string to = directory.File(Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }
}
