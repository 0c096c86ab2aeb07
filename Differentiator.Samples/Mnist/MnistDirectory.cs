using System.IO;
using System.Linq;

namespace Differentiator.Samples.Mnist;

/// <summary>A directory with the four files of MNIST, plain or compressed.</summary>
internal static class MnistDirectory
{
    /// <summary>Whether all four are there; what they hold shows when they are read.</summary>
    public static bool IsComplete(string directory) => MnistFile.All.All(file => Find(directory, file) is not null);

    public static DigitData Read(string directory) => new(
        Read(directory, MnistFile.TrainingImages, MnistFile.TrainingLabels),
        Read(directory, MnistFile.TestImages, MnistFile.TestLabels),
        $"Digits of MNIST from {directory}.");

    private static DigitSet Read(string directory, MnistFile imagesFile, MnistFile labelsFile)
    {
        string imagesPath = Require(directory, imagesFile), labelsPath = Require(directory, labelsFile);
        IdxArray images = Idx.ReadImages(imagesPath);
        int[] labels = Idx.ReadLabels(labelsPath, Classifier.Classes);
        if (images.Dimensions.Count != 3 || images.Dimensions[1] != DigitSet.Side || images.Dimensions[2] != DigitSet.Side)
            throw new InvalidDataException($"{imagesPath}: the dimensions are {string.Join(" x ", images.Dimensions)}; expected images of {DigitSet.Side} x {DigitSet.Side}.");
        if (images.Count == 0)
            throw new InvalidDataException($"{imagesPath}: there is no image.");
        if (images.Count != labels.Length)
            throw new InvalidDataException($"{labelsPath}: there are {labels.Length} labels; expected one for each of the {images.Count} images.");
        return new DigitSet(images.Bytes, labels);
    }

    private static string Require(string directory, MnistFile file) => Find(directory, file)
        ?? throw new FileNotFoundException($"There is neither {file.Name} nor {file.CompressedName} in {Path.GetFullPath(directory)}.");

    private static string? Find(string directory, MnistFile file)
    {
        string[] paths = [Path.Combine(directory, file.Name), Path.Combine(directory, file.CompressedName)];
        return paths.FirstOrDefault(File.Exists);
    }
}
