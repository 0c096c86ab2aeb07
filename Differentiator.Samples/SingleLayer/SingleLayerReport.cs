using System;
using System.Globalization;
using System.Linq;
using Differentiator.Samples.Charts;
using Differentiator.Samples.CommandLine;

namespace Differentiator.Samples.SingleLayer;

/// <summary>Prints both trajectories beside each other, and draws them.</summary>
internal static class SingleLayerReport
{
    public static void Print(Output output, HiddenLayer task, LayerRun model, LayerRun method)
    {
        double[] differences = [.. model.States.Zip(method.States, (one, other) => LargestDifference(one.Parameters, other.Parameters))];
        output.Heading("One linear layer of 10 features finds the weights behind 100 samples; full-batch steps, mean squared error");
        output.Table(
            ["step", "error of the model", "error of the method", "largest difference of a parameter"],
            model.States.Select((state, i) => new[]
            {
                state.Step.ToString(CultureInfo.InvariantCulture), Number(state.Error), Number(method.States[i].Error), Number(differences[i]),
            }));
        output.Drawing("single-layer.svg", ChartWriter.Write(Errors(model, method), Weights(model)));

        float[] found = model.States[^1].Parameters;
        output.Numbers(
            ("error_start", model.States[0].Error),
            ("error", model.States[^1].Error),
            ("error_of_method", method.States[^1].Error),
            ("largest_difference", differences.Max()),
            ("largest_error_of_a_weight", LargestDifference(found[..^1], task.Weights)),
            ("bias", found[^1]));
    }

    private static Chart Errors(LayerRun model, LayerRun method) => new(
        "Error", new Axis("step"), new Axis("mean squared error") { IsLogarithmic = true },
        [
            new Line("model of a layer", 1, [.. model.States.Select(state => new Point(state.Step, state.Error))]),
            new Scatter("method over arrays", 0, [.. method.States.Where(state => state.Error > 0).Select(state => new Point(state.Step, state.Error))]) { Radius = 2.5 },
        ]);

    private static Chart Weights(LayerRun model) => new(
        "Parameters of the model", new Axis("step"), new Axis("value") { From = -6, To = 6 },
        [.. Enumerable.Range(0, HiddenLayer.Features + 1).Select(i => new Line(
            i switch { 0 => "weights", HiddenLayer.Features => "bias", _ => "" }, i == HiddenLayer.Features ? 1 : 0,
            [.. model.States.Select(state => new Point(state.Step, state.Parameters[i]))]))]);

    private static double LargestDifference(float[] one, float[] other) =>
        one.Zip(other, (left, right) => Math.Abs((double)left - right)).Max();

    private static string Number(double value) => value.ToString("0.000e0", CultureInfo.InvariantCulture);
}
