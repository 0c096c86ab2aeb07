using System;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Threading.Tasks;
using Differentiator.Tests.Infrastructure;
using Xunit;

namespace Differentiator.Tests.Package;

/// <summary>Projects outside of this repository, given nothing but the package: they build without a warning and print the right numbers.</summary>
[Collection(nameof(PackedPackage))]
public sealed class ConsumerTests(PackedPackage package)
{
    /// <summary>How a portable PDB marks the text of a file in it.</summary>
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    // By the formulas: 2 Σ (1 - x) x, 2 Σ (1 - x); sin(x/2) + x/2 cos(x/2) - exp(-x), Σ x² cos(x/2); 2y, 2x, 2x, 6y; the rotation by no angle; ..
    private const string Numbers = """
        squares: -480.000000 -72.000000
        waves: 0.550337 -1.926235 -163.445272
        bowl: 4.000000 6.000000 6.000000 12.000000
        point: 1.000000 0.000000 0.000000 2.000000
        chain: 0.194011 0.456004
        stepped: 0.500000 0.000000 -5.000000

        """;

    [Fact]
    public async Task A_console_program_prints_a_gradient() => Assert.Equal("18.5 12 8.75\n", await package.Run("Console"));

    [Fact]
    public async Task A_library_calls_derivatives_of_another_assembly() => Assert.Equal("0.5 -1 2.5 3 1\n", await package.Run("Libraries/App"));

    [Theory]
    [InlineData("Net8")]
    [InlineData("Plain")]
    [InlineData("CSharp11")]
    [InlineData("Strict")]
    public async Task Other_frameworks_languages_and_settings_have_the_same_numbers(string project) =>
        Assert.Equal(Numbers.ReplaceLineEndings("\n"), await package.Run(project));

    [Fact]
    public async Task A_trimmed_program_has_the_same_numbers() =>
        Assert.Equal(Numbers.ReplaceLineEndings("\n"), await package.Run("Trimmed", publish: true));

    [Fact]
    public async Task An_older_language_is_refused_with_what_is_needed()
    {
        ProcessResult built = await package.Build("CSharp11", "build", "-p:LangVersion=10");

        Assert.NotEqual(0, built.Code);
        Assert.Contains("error DIFF129", built.Output, StringComparison.Ordinal);
        Assert.Contains("set <LangVersion> to 11.0 or later", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Emitted_code_can_be_stepped_through_wherever_the_program_was_built()
    {
        await package.Run("Console");

        using FileStream file = File.OpenRead(package.Output("Console", "Console.pdb"));
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(file);
        MetadataReader reader = provider.GetMetadataReader();
        DocumentHandle emitted = reader.Documents.Single(document => reader.GetString(reader.GetDocument(document).Name).EndsWith("Curve.Height.g.cs", StringComparison.Ordinal));
        Assert.Contains(reader.GetCustomDebugInformation(emitted), information => reader.GetGuid(reader.GetCustomDebugInformation(information).Kind) == EmbeddedSource);
        Assert.Contains(reader.MethodDebugInformation, method => reader.GetMethodDebugInformation(method) is var points && points.Document == emitted && points.GetSequencePoints().Any(point => !point.IsHidden));
    }

    [Fact]
    public async Task A_checked_program_prints_the_same()
    {
        Assert.Equal(Numbers.ReplaceLineEndings("\n"), await package.Run("Plain", arguments: "-p:Differentiator_Check=true"));
    }

    [Fact]
    public async Task Properties_of_the_project_reach_the_generator()
    {
        ProcessResult built = await package.Build("Plain", "build", "-p:Differentiator_Optimize=false", "-p:EmitCompilerGeneratedFiles=true", "-p:CompilerGeneratedFilesOutputPath=obj/emitted");
        Assert.True(built.Code == 0, built.ToString());
        Assert.Contains("slopeAdjoint", package.Emitted("Plain", "Consumer.Losses.Squares.g.cs"), StringComparison.Ordinal);
    }
}
