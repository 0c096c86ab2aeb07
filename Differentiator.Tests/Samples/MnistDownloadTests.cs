using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Differentiator.Samples.Mnist;
using Xunit;

namespace Differentiator.Tests.Samples;

/// <summary>Downloads from a server that serves the wrong thing: nothing of it is kept.</summary>
public sealed class MnistDownloadTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("mnist").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task Another_file_of_the_right_length_is_refused()
    {
        InvalidDataException problem = await Assert.ThrowsAsync<InvalidDataException>(() => FetchOf("200 OK", new byte[MnistFile.All[0].CompressedLength]));

        Assert.Contains("checksum", problem.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(directory));
    }

    [Fact]
    public async Task A_file_that_ends_early_is_refused()
    {
        InvalidDataException problem = await Assert.ThrowsAsync<InvalidDataException>(() => FetchOf("200 OK", new byte[10]));

        Assert.Contains($"after 10 of {MnistFile.All[0].CompressedLength} bytes", problem.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(directory));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_an_error() =>
        await Assert.ThrowsAsync<HttpRequestException>(() => FetchOf("404 Not Found", []));

    /// <summary>Fetches from a server that answers one request.</summary>
    private async Task FetchOf(string status, byte[] content)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Task served = Serve(listener, status, content);
        try
        {
            await MnistDownload.Fetch(new Uri($"http://127.0.0.1:{port}/digits"), directory);
        }
        finally
        {
            await served;
        }
    }

    private static async Task Serve(TcpListener listener, string status, byte[] content)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        using NetworkStream stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        Assert.Equal($"GET /digits/{MnistFile.All[0].CompressedName} HTTP/1.1", await reader.ReadLineAsync());
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {content.Length}\r\nConnection: close\r\n\r\n"));
        await stream.WriteAsync(content);
    }
}
