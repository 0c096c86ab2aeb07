using System;
using System.IO;
using System.Net.Http;

namespace Differentiator.Samples.Mnist;

/// <summary>Finds digits: in a given directory, else in the cache, else on the network, else drawn by ourselves.</summary>
internal static class DigitSource
{
    private const int DrawnForTraining = 20_000;
    private const int DrawnForTest = 4_000;

    /// <summary>Where downloaded files are kept.</summary>
    public static string Cache
    {
        get
        {
            string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return Path.Combine(data.Length > 0 ? data : Path.GetTempPath(), "differentiator", "mnist");
        }
    }

    /// <summary>The digits to train with.</summary>
    /// <param name="directory">Where the files are; null to look further.</param>
    /// <param name="cache">Where downloaded files are kept.</param>
    /// <param name="mirror">Where to download from.</param>
    /// <param name="seed">Of drawn digits.</param>
    public static DigitData Find(string? directory, string cache, Uri mirror, int seed)
    {
        if (directory is not null)
            return MnistDirectory.Read(directory);
        if (MnistDirectory.IsComplete(cache))
            return MnistDirectory.Read(cache);
        try
        {
            MnistDownload.Fetch(mirror, cache).GetAwaiter().GetResult();
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            string reason = problem is OperationCanceledException ? "no answer" : problem.Message.TrimEnd('.');
            DrawnDigits digits = new(seed);
            return new DigitData(
                digits.Draw(DrawnForTraining),
                digits.Draw(DrawnForTest),
                $"MNIST is not at hand and cannot be downloaded from {mirror} ({reason}): these digits are drawn by the program itself. '--data DIR' reads the real ones.");
        }

        return MnistDirectory.Read(cache);
    }
}
