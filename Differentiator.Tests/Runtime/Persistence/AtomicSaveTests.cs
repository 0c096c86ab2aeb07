using System;
using System.Buffers;
using System.IO;
using Differentiator.Tests.Infrastructure;
using Xunit;

namespace Differentiator.Tests.Runtime.Persistence;

public sealed class AtomicSaveTests
{
    private static readonly NamedTensor Old = new("a", [2], new float[] { 1, 2 });

    [Fact]
    public void A_file_is_replaced()
    {
        using TemporaryDirectory directory = new();
        string path = directory.File("model");
        SafeTensors.Save(path, [Old]);

        SafeTensors.Save(path, [new NamedTensor("b", [1], new double[] { 3 })]);

        Assert.Equal([3], SafeTensors.Load(path)["b"].Doubles.ToArray());
        Assert.Equal(["model"], directory.Names);
    }

    [Fact]
    public void A_save_that_fails_in_the_middle_leaves_the_old_file_and_nothing_else()
    {
        using TemporaryDirectory directory = new();
        string path = directory.File("model");
        SafeTensors.Save(path, [Old]);
        byte[] before = File.ReadAllBytes(path);
        using LostMemory lost = new();

        Assert.Throws<IOException>(() => SafeTensors.Save(path, [new("big", [100_000], new float[100_000]), new("lost", [3], lost.Memory)]));

        Assert.True(lost.WasAskedFor);
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal(["model"], directory.Names);
    }

    [Fact]
    public void Names_that_repeat_leave_the_old_file_and_nothing_else()
    {
        using TemporaryDirectory directory = new();
        string path = directory.File("model");
        SafeTensors.Save(path, [Old]);

        Assert.Throws<ArgumentException>(() => SafeTensors.Save(path, [Old, Old]));

        SafeTensors.Load(path);
        Assert.Equal(["model"], directory.Names);
    }

    [Fact]
    public void A_save_over_a_directory_fails_and_leaves_nothing()
    {
        using TemporaryDirectory directory = new();
        string path = directory.File("model");
        Directory.CreateDirectory(path);

        Assert.ThrowsAny<Exception>(() => SafeTensors.Save(path, [Old]));

        Assert.Equal(["model"], directory.Names);
    }

    [Fact]
    public void A_missing_directory_is_an_error_of_the_file_system()
    {
        using TemporaryDirectory directory = new();

        Assert.Throws<DirectoryNotFoundException>(() => SafeTensors.Save(Path.Combine(directory.Path, "none", "model"), [Old]));
    }

    [Fact]
    public void Readers_of_the_old_file_keep_it()
    {
        using TemporaryDirectory directory = new();
        string path = directory.File("model");
        SafeTensors.Save(path, [Old]);
        using FileStream reader = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);

        SafeTensors.Save(path, [new NamedTensor("b", [1], new double[] { 3 })]);

        Assert.Equal([1, 2], SafeTensors.Read(reader, path)["a"].Singles.ToArray());
    }

    [Fact]
    public void Links_stay_links()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using TemporaryDirectory directory = new();
        SafeTensors.Save(directory.File("first"), [Old]);
        File.CreateSymbolicLink(directory.File("latest"), "first");

        SafeTensors.Save(directory.File("latest"), [new NamedTensor("b", [1], new double[] { 3 })]);

        Assert.NotNull(new FileInfo(directory.File("latest")).LinkTarget);
        Assert.Equal([3], SafeTensors.Load(directory.File("first"))["b"].Doubles.ToArray());
        Assert.Equal(2, directory.Names.Length);
    }

    /// <summary>Memory that cannot be read when its turn comes, as if the disk had failed there.</summary>
    private sealed class LostMemory : MemoryManager<float>
    {
        public bool WasAskedFor { get; private set; }

        public override Memory<float> Memory => CreateMemory(3);

        public override Span<float> GetSpan()
        {
            WasAskedFor = true;
            throw new IOException("lost");
        }

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
