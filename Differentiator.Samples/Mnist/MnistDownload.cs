using System;
using System.IO;
using System.Net.Http;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;

namespace Differentiator.Samples.Mnist;

/// <summary>Fetches the files of MNIST into a directory; a file is only left there if it is the right one.</summary>
internal static class MnistDownload
{
    public const string DefaultMirror = "https://ossci-datasets.s3.amazonaws.com/mnist/";

    /// <summary>How long a server may be silent: without a network nobody shall wait long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Fetches the files that are not there yet.</summary>
    /// <exception cref="HttpRequestException">There is no network, or the server does not serve a file.</exception>
    /// <exception cref="OperationCanceledException">The server is silent.</exception>
    /// <exception cref="InvalidDataException">What was served is not the file.</exception>
    public static async Task Fetch(Uri mirror, string directory)
    {
        Directory.CreateDirectory(directory);
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        foreach (MnistFile file in MnistFile.All)
        {
            string path = Path.Combine(directory, file.CompressedName);
            if (File.Exists(path))
                continue;
            byte[] content = await Content(client, Address(mirror, file), file.CompressedLength).ConfigureAwait(false);
            if (Convert.ToHexStringLower(SHA256.HashData(content)) != file.Sha256)
                throw new InvalidDataException($"{Address(mirror, file)} is not the file of MNIST: its checksum differs.");
            Write(path, content);
        }
    }

    // With or without a slash at its end, the mirror is the directory of the files.
    private static Uri Address(Uri mirror, MnistFile file) => new($"{mirror.AbsoluteUri.TrimEnd('/')}/{file.CompressedName}");

    private static async Task<byte[]> Content(HttpClient client, Uri address, int length)
    {
        using var silence = new CancellationTokenSource(Patience);
        using HttpResponseMessage response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, silence.Token).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        using Stream stream = await response.Content.ReadAsStreamAsync(silence.Token).ConfigureAwait(false);

        // No more than the file's length is taken, whatever the server sends.
        byte[] content = new byte[length];
        for (int count = 0; count < length;)
        {
            silence.CancelAfter(Patience);
            int read = await stream.ReadAsync(content.AsMemory(count), silence.Token).ConfigureAwait(false);
            if (read == 0)
                throw new InvalidDataException($"{address} ends after {count} of {length} bytes.");
            count += read;
        }

        return content;
    }

    // Renamed when it is whole: a run that is stopped here leaves no half a file.
    private static void Write(string path, byte[] content)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllBytes(temporary, content);
        File.Move(temporary, path, overwrite: true);
    }
}
