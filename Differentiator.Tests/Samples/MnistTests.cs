using System;
using System.IO;
using System.Linq;
using Differentiator.Samples.Mnist;
using Xunit;

namespace Differentiator.Tests.Samples;

/// <summary>The sample that learns to read digits, on a few that it draws.</summary>
public sealed class MnistTests : IDisposable
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:1/");
    private readonly string directory = Directory.CreateTempSubdirectory("mnist").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void One_epoch_teaches_to_read_most_digits()
    {
        using var training = new MnistTraining(new Classifier(seed: 1), Drawn(training: 8000, test: 500), seed: 1, threads: 1);
        Epoch epoch = training.Next();

        Assert.Equal(1, epoch.Number);
        Assert.InRange(epoch.Loss, 0.5, 2.3);
        Assert.InRange(epoch.TestAccuracy, 0.75, 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_same_seed_gives_the_same_parameters(int threads)
    {
        DigitData data = Drawn(training: 500, test: 10);

        Assert.Equal(Trained(seed: 1), Trained(seed: 1));
        Assert.NotEqual(Trained(seed: 1), Trained(seed: 2));

        float[] Trained(int seed)
        {
            var model = new Classifier(seed);
            using var training = new MnistTraining(model, data, seed, threads);
            training.Next();
            return model.Parameters.Values.ToArray();
        }
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var model = new Classifier(seed: 1);
        var optimizer = new Adam<float>();
        Batches batches = new DrawnDigits(seed: 1).Draw(300).Shuffled(batchSize: 128, seed: 1);
        Steps();
        Steps();
        long before = GC.GetAllocatedBytesForCurrentThread();

        Steps();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Steps()
        {
            foreach (Batch batch in batches)
            {
                model.LossGradient(batch.Images, batch.Labels);
                optimizer.Step(model.Parameters.Values, model.Parameters.Gradient);
            }
        }
    }

    [Fact]
    public void A_model_comes_back_from_its_file()
    {
        string path = Path.Combine(directory, "model.safetensors");
        Classifier saved = new(seed: 1), loaded = new(seed: 2);

        SafeTensors.Save(path, saved.Parameters.Tensors);
        SafeTensors.Load(path).CopyTo(loaded.Parameters.Tensors);

        Assert.Equal(saved.Parameters.Values.ToArray(), loaded.Parameters.Values.ToArray());
        Assert.Equal(["hidden.weight", "hidden.bias", "output.weight", "output.bias"], loaded.Parameters.Tensors.Select(tensor => tensor.Name));
    }

    [Fact]
    public void Drawn_digits_are_the_seed_s_and_no_two_are_alike()
    {
        DigitSet digits = new DrawnDigits(seed: 1).Draw(200);

        Assert.True(digits.Pixels.Span.SequenceEqual(new DrawnDigits(seed: 1).Draw(200).Pixels.Span));
        Assert.Equal(200, Enumerable.Range(0, 200).Select(i => Convert.ToHexString(digits.Image(i))).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 10), digits.Labels.Distinct().Order());
    }

    [Fact]
    public void Without_files_and_network_digits_are_drawn_and_that_is_said()
    {
        DigitData data = DigitSource.Find(directory: null, cache: directory, Nowhere, seed: 1);

        Assert.Contains("drawn by the program itself", data.Origin, StringComparison.Ordinal);
        Assert.Contains(Nowhere.ToString(), data.Origin, StringComparison.Ordinal);
        Assert.True(data.Training.Count > data.Test.Count);
    }

    [Fact]
    public void Files_are_read_plain_from_a_directory_or_the_cache()
    {
        Write(MnistFile.TrainingImages, [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28, .. new byte[784]]);
        Write(MnistFile.TrainingLabels, [0, 0, 8, 1, 0, 0, 0, 1, 7]);
        Write(MnistFile.TestImages, [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0, 0, 28, .. new byte[2 * 784]]);
        Write(MnistFile.TestLabels, [0, 0, 8, 1, 0, 0, 0, 2, 3, 4]);

        Assert.Equal([3, 4], DigitSource.Find(directory, cache: "", Nowhere, seed: 1).Test.Labels);
        Assert.Equal([7], DigitSource.Find(directory: null, cache: directory, Nowhere, seed: 1).Training.Labels);
    }

    [Fact]
    public void What_is_wrong_with_files_is_said()
    {
        Assert.Contains(MnistFile.TrainingImages.Name, Message<FileNotFoundException>(), StringComparison.Ordinal);

        Write(MnistFile.TrainingImages, [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4]);
        Write(MnistFile.TrainingLabels, [0, 0, 8, 1, 0, 0, 0, 1, 7]);
        Assert.Contains("1 x 2 x 2", Message<InvalidDataException>(), StringComparison.Ordinal);

        Write(MnistFile.TrainingImages, [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0, 0, 28, .. new byte[2 * 784]]);
        Assert.Contains("1 labels", Message<InvalidDataException>(), StringComparison.Ordinal);

        string Message<T>()
            where T : Exception
            => Assert.Throws<T>(() => DigitSource.Find(directory, cache: "", Nowhere, seed: 1)).Message;
    }

    private void Write(MnistFile file, byte[] content) => File.WriteAllBytes(Path.Combine(directory, file.Name), content);

    private static DigitData Drawn(int training, int test)
    {
        DrawnDigits digits = new(seed: 1);
        return new DigitData(digits.Draw(training), digits.Draw(test), "Drawn.");
    }
}
