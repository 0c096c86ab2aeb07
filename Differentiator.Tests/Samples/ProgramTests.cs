using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Differentiator.Tests.Samples;

/// <summary>The program as a process: what it prints, and its exit codes.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("samples").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task The_tour_prints_the_emitted_gradient_and_the_numbers()
    {
        (int code, string output, string error) = await Run();

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("w1Gradient = ", output, StringComparison.Ordinal);
        Assert.Contains("\nw1 = 0.878042\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
    }

    [Theory]
    [InlineData("gradient-descent", "f = 0.990208", "gradient-descent.svg")]
    [InlineData("linear-regression", "w = 1.820683", "linear-regression-loss.svg linear-regression-fit.svg")]
    [InlineData("theta", "diverges", "theta-iterations.svg theta-lines.svg")]
    [InlineData("newton", "shape = 2.101847", "newton.svg newton-convergence.svg")]
    [InlineData("least-squares", "x = 3.20", "least-squares.svg least-squares-convergence.svg")]
    public async Task A_story_prints_numbers_and_draws(string verb, string printed, string drawings)
    {
        (int code, string output, _) = await Run(verb);

        Assert.Equal(0, code);
        Assert.Contains(printed, output, StringComparison.Ordinal);
        Assert.All(drawings.Split(' '), drawing => Assert.True(File.Exists(Path.Combine(directory, "out", drawing))));
    }

    [Theory]
    [InlineData("curve-fit --steps 60", "mean_loss = ", "curve-fit.svg curve-fit-loss.svg")]
    [InlineData("single-layer --steps 200", "largest_difference = ", "single-layer.svg")]
    [InlineData("losses --steps 10", "cross_entropy_tanh = ", "losses-activations.svg losses-curves.svg losses-fits.svg")]
    public async Task A_network_is_trained_and_drawn(string arguments, string printed, string drawings)
    {
        (int code, string output, string error) = await Run(arguments.Split(' '));

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("\n" + printed, output, StringComparison.Ordinal);
        Assert.All(drawings.Split(' '), drawing => Assert.True(File.Exists(Path.Combine(directory, "out", drawing))));
    }

    [Theory]
    [InlineData("curve-fit")]
    [InlineData("single-layer")]
    [InlineData("losses")]
    [InlineData("newton")]
    [InlineData("least-squares")]
    public async Task No_steps_are_no_error(string verb) => Assert.Equal((0, ""), await CodeAndError(verb, "--steps", "0"));

    [Fact]
    public async Task Inspect_lists_methods_and_prints_one()
    {
        Assert.Contains("Neuron.Loss", (await Run("inspect")).Output, StringComparison.Ordinal);
        Assert.Contains("LossVjp", (await Run("inspect", "LinearModel.Loss")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_draws_the_computation_graph()
    {
        string file = Path.Combine(directory, "loss.svg");

        (int code, string output, string error) = await Run("inspect", "LinearModel.Loss", "--graph", file);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains(file, output, StringComparison.Ordinal);
        Assert.StartsWith("<svg", await File.ReadAllTextAsync(file), StringComparison.Ordinal);

        Assert.StartsWith("flowchart TD", (await Run("inspect", "LinearModel.Loss", "--graph")).Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(directory, "out", "LinearModel.Loss.svg")));
    }

    [Fact]
    public async Task A_directory_without_the_digits_is_an_error_with_code_1()
    {
        (int code, _, string error) = await Run("mnist", "--data", directory);

        Assert.Equal(1, code);
        Assert.Contains("train-images-idx3-ubyte", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("mnist", "--mirror", "nowhere")]
    [InlineData("mnist", "--threads", "0")]
    [InlineData("theta", "--nonsense")]
    [InlineData("theta", "--seed", "many")]
    [InlineData("gradient-descent", "--steps", "-1")]
    [InlineData("gradient-descent", "--learning-rate", "NaN")]
    [InlineData("newton", "--steps", "-1")]
    [InlineData("inspect", "No.Such")]
    [InlineData("inspect", "--graph")]
    public async Task A_bad_command_line_is_an_error_with_code_2(params string[] arguments)
    {
        (int code, string output, string error) = await Run(arguments);

        Assert.Equal(2, code);
        Assert.Equal("", output);
        Assert.Contains(arguments[^1], error, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Error)> CodeAndError(params string[] arguments)
    {
        (int code, _, string error) = await Run(arguments);
        return (code, error);
    }

    private async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments.Prepend(Path.Combine(SamplesProgram.Directory, "Differentiator.Samples.dll")))
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).ReplaceLineEndings("\n"), await error);
    }
}
