using System.Collections.Generic;

namespace Differentiator.Samples.Mnist;

/// <summary>One of the four files of MNIST, compressed as it is distributed.</summary>
/// <param name="Name">Without the extension <c>.gz</c>.</param>
/// <param name="CompressedLength">In bytes.</param>
/// <param name="Sha256">Of the compressed file, as hexadecimal digits.</param>
internal sealed record MnistFile(string Name, int CompressedLength, string Sha256)
{
    public const string Extension = ".gz";

    public static MnistFile TrainingImages { get; } =
        new("train-images-idx3-ubyte", 9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609");

    public static MnistFile TrainingLabels { get; } =
        new("train-labels-idx1-ubyte", 28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c");

    public static MnistFile TestImages { get; } =
        new("t10k-images-idx3-ubyte", 1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6");

    public static MnistFile TestLabels { get; } =
        new("t10k-labels-idx1-ubyte", 4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6");

    /// <summary>The smallest first, so that a source that does not serve them is given up soon.</summary>
    public static IReadOnlyList<MnistFile> All { get; } = [TestLabels, TrainingLabels, TestImages, TrainingImages];

    public string CompressedName => Name + Extension;
}
