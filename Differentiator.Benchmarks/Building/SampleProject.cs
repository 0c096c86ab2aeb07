using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Differentiator.Benchmarks.Building;

/// <summary>A project with differentiable methods in a folder of its own, which is built with the generator or without.</summary>
internal sealed class SampleProject : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("differentiator-build-");
    private readonly string first;
    private readonly int firstCount;
    private int edit;

    public SampleProject(int methods)
    {
        string[] files = SampleMethods.Files(methods);
        for (int k = 0; k < files.Length; k++)
        {
            File.WriteAllText(Path.Combine(folder.FullName, $"Sample{k}.cs"), files[k]);
        }

        first = Path.Combine(folder.FullName, "Sample0.cs");
        firstCount = Math.Min(methods, SampleMethods.PerClass);
        string here = AppContext.BaseDirectory;
        File.WriteAllText(Path.Combine(folder.FullName, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder.FullName, "Sample.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Path.Combine(here, "Differentiator.Runtime.dll")}" />
                <Analyzer Include="{Path.Combine(here, "Differentiator.Generator.dll")}" Condition="'$(Generates)' != 'false'" />
              </ItemGroup>
            </Project>
            """);
    }

    /// <summary>Types into a method, as a compiler that finds nothing changed would not be asked.</summary>
    public void Edit() => File.WriteAllText(first, SampleMethods.File(0, firstCount, ++edit));

    /// <summary>Builds, and says how long that took.</summary>
    public async Task<double> Build(bool generates, CancellationToken cancellation)
    {
        Edit();
        Stopwatch watch = Stopwatch.StartNew();
        await Run(cancellation, "build", "--no-restore", "-c", "Release", "-v:quiet", "-nologo", $"-p:Generates={(generates ? "true" : "false")}");
        return watch.Elapsed.TotalSeconds;
    }

    public Task Restore(CancellationToken cancellation) => Run(cancellation, "restore", "-v:quiet");

    /// <summary>Ends the compiler that waits for more to build: the next build starts one.</summary>
    public Task EndCompiler(CancellationToken cancellation) => Run(cancellation, "build-server", "shutdown", "--vbcscompiler");

    public void Dispose() => folder.Delete(recursive: true);

    private async Task Run(CancellationToken cancellation, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };

        // As it is unless somebody has asked for something else: a compiler that stays and compiles what comes next.
        start.Environment.Remove("UseSharedCompilation");
        start.Environment.Remove("MSBUILDDISABLENODEREUSE");
        using Process process = Process.Start(start)!;
        using CancellationTokenRegistration kill = cancellation.Register(() => process.Kill(entireProcessTree: true));
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
        string output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with exit code {process.ExitCode}:\n"
                + string.Join('\n', (output + await errors).Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct().Take(10)));
        }
    }
}
