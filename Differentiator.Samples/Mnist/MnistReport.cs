using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Differentiator.Samples.Charts;
using Differentiator.Samples.CommandLine;

namespace Differentiator.Samples.Mnist;

/// <summary>Trains a classifier of digits and prints how it learns; draws its curves and what it reads.</summary>
internal static class MnistReport
{
    public static void Run(Output output, MnistOptions options)
    {
        output.Heading("Reading digits: 784-256-10 with ReLU, cross entropy, Adam");
        DigitData data = DigitSource.Find(options.Data, DigitSource.Cache, options.Mirror, options.Seed);
        output.Text(data.Origin);
        output.Text($"{data.Training.Count} to train, {data.Test.Count} to test.");
        output.Text("");

        var model = new Classifier(options.Seed);
        if (options.Load is { } source)
            SafeTensors.Load(source).CopyTo(model.Parameters.Tensors);
        IReadOnlyList<Epoch> epochs = Train(output, model, data, options);
        if (options.Save is { } target)
        {
            SafeTensors.Save(target, model.Parameters.Tensors);
            output.Text($"saved: {target}");
        }

        Print(output, epochs, data.Test, model);
    }

    private static List<Epoch> Train(Output output, Classifier model, DigitData data, MnistOptions options)
    {
        using var training = new MnistTraining(model, data, options.Seed, options.Threads);
        List<Epoch> epochs = [];
        for (int i = 0; i < options.Epochs; i++)
        {
            Epoch epoch = training.Next();
            epochs.Add(epoch);
            output.Text(string.Create(CultureInfo.InvariantCulture,
                $"epoch:[{epoch.Number}] loss:[{epoch.Loss:F4}] train_accr:[{epoch.TrainAccuracy:F4}] test_accr:[{epoch.TestAccuracy:F4}]   {epoch.ImagesPerSecond:F0} images/s"));
        }

        return epochs;
    }

    private static void Print(Output output, IReadOnlyList<Epoch> epochs, DigitSet test, Classifier model)
    {
        ConfusionMatrix confusion = Evaluation.Confusion(model, test);
        output.Heading("What the digits of the test were taken for");
        output.Text(confusion.ToString());
        List<(string, IFormattable)> numbers = [];
        if (epochs.Count > 0)
        {
            output.Drawing("mnist-learning.svg", ChartWriter.Write(Losses(epochs), Accuracies(epochs)));
            numbers.AddRange([("loss", epochs[^1].Loss), ("train_accuracy", epochs[^1].TrainAccuracy), ("images_per_second", Math.Round(epochs.Max(epoch => epoch.ImagesPerSecond)))]);
        }

        output.Drawing("mnist-digits.svg", DigitSheet.Write(test, Evaluation.Predictions(model, test)));
        output.Numbers([.. numbers, ("test_accuracy", confusion.Accuracy)]);
    }

    private static Chart Losses(IReadOnlyList<Epoch> epochs) => new(
        "Mean loss in each epoch", new Axis("epoch"), new Axis("cross entropy") { IsLogarithmic = true },
        [new Line("loss", 0, Curve(epochs, epoch => epoch.Loss))]);

    private static Chart Accuracies(IReadOnlyList<Epoch> epochs) => new(
        "Digits read right after each epoch", new Axis("epoch"), new Axis("per cent"),
        [
            new Line("in training", 0, Curve(epochs, epoch => 100 * epoch.TrainAccuracy)),
            new Line("never seen", 1, Curve(epochs, epoch => 100 * epoch.TestAccuracy)),
        ]);

    private static IReadOnlyList<Point> Curve(IReadOnlyList<Epoch> epochs, Func<Epoch, double> value) =>
        [.. epochs.Select(epoch => new Point(epoch.Number, value(epoch)))];
}
