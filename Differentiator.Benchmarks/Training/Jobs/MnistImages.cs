using System.IO;
using System.Linq;

namespace Differentiator.Benchmarks.Training.Jobs;

/// <summary>The first images of MNIST.</summary>
internal static class MnistImages
{
    public static (float[] Pixels, int[][] Labels) Read(DirectoryInfo data, int batchSize, int batches)
    {
        IdxArray images = Idx.ReadImages(Find(data, "train-images-idx3-ubyte"));
        int[] labels = Idx.ReadLabels(Find(data, "train-labels-idx1-ubyte"), DigitsJob.Classes);
        int count = batchSize * batches;
        return images.RowLength == DigitsJob.Pixels && images.Count >= count && labels.Length >= count
            ? (images.ToSingles(1 / 255f)[..(count * DigitsJob.Pixels)], [.. labels.Take(count).Chunk(batchSize)])
            : throw new InvalidDataException($"There are no {count} images of {DigitsJob.Pixels} pixels in {data.FullName}.");
    }

    private static string Find(DirectoryInfo data, string name) =>
        new[] { name, $"{name}.gz" }.Select(file => Path.Combine(data.FullName, file)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"There is neither {name} nor {name}.gz in {data.FullName}.");
}
