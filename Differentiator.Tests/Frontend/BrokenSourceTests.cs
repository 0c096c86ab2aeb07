using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Differentiator.Generator;
using Differentiator.Tests.Diagnostics;
using Differentiator.Tests.Fuzz;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Differentiator.Tests.Frontend;

/// <summary>Source as it stands while it is typed: tokens missing, doubled, exchanged.</summary>
public sealed class BrokenSourceTests
{
    private const int Edits = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void No_source_makes_the_front_end_throw(int seed)
    {
        var random = new FuzzRandom((ulong)seed);
        string[] sources = Directory.GetFiles(Path.Combine(Folder(), "..", "Corpus", "Functions"), "*.cs").Order().Select(File.ReadAllText).ToArray();
        var driver = (GeneratorDriver)CSharpGeneratorDriver.Create(new DifferentiatorGenerator());
        for (int edit = 0; edit < Edits; edit++)
        {
            CSharpCompilation compilation = FrontendDriver.Compile(TokenMutation.Apply(sources[random.Next(sources.Length)], random));
            GeneratorRunResult run = driver.RunGenerators(compilation).GetRunResult().Results.Single();
            Assert.Null(run.Exception);
            Assert.Empty(run.Diagnostics);
            Assert.DoesNotContain(DiagnosticAssert.Analyze(compilation), d => d.Id is "DIFF900" or "AD0001");
        }
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
