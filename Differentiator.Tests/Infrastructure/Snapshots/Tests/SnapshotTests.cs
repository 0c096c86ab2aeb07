using System;
using System.IO;
using System.Threading.Tasks;
using VerifyTests;
using VerifyXunit;
using Xunit;

namespace Differentiator.Tests.Infrastructure.Snapshots.Tests;

/// <summary>The snapshot comparer itself, against files in a directory of each test's own.</summary>
[UsesVerify]
public sealed class SnapshotTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("snapshots").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public Task A_snapshot_beside_the_test_is_found() => Verifier.Verify("found\n");

    [Fact]
    public async Task Equal_texts_pass_and_remove_the_received_file()
    {
        Write("Type.Test.verified.txt", "one\ntwo\n");
        Write("Type.Test.received.txt", "old");

        await Verify("one\ntwo\n");

        Assert.False(Exists("Type.Test.received.txt"));
    }

    [Fact]
    public async Task Different_texts_fail_with_the_line_and_leave_the_received_file()
    {
        Write("Type.Test.verified.txt", "one\ntwo\n");

        VerifyException failure = await Assert.ThrowsAsync<VerifyException>(() => Verify("one\nthree\n"));

        Assert.Contains("at line 2", failure.Message, StringComparison.Ordinal);
        Assert.Equal("one\nthree\n", Read("Type.Test.received.txt"));
    }

    [Fact]
    public async Task A_missing_verified_file_fails_and_leaves_the_received_file()
    {
        await Assert.ThrowsAsync<VerifyException>(() => Verify("new"));

        Assert.Equal("new", Read("Type.Test.received.txt"));
    }

    [Theory]
    [InlineData("one\r\ntwo\r\n", "one\ntwo\n")]
    [InlineData("one\ntwo", "one\ntwo\n")]
    [InlineData("one\ntwo\n", "one\ntwo")]
    [InlineData("\uFEFFone", "one")]
    public async Task Line_ends_final_newline_and_preamble_count(string verified, string received)
    {
        Write("Type.Test.verified.txt", verified);

        await Assert.ThrowsAsync<VerifyException>(() => Verify(received));
    }

    [Fact]
    public async Task Several_targets_are_named_files_and_all_are_compared()
    {
        Write("Type.Test#A.g.verified.cs", "a");

        await Assert.ThrowsAsync<VerifyException>(() => Verify(new Target("cs", "a", "A.g"), new Target("cs", "b", "B.g"), new Target("cs", "c", "C.g")));

        Assert.False(Exists("Type.Test#A.g.received.cs"));
        Assert.True(Exists("Type.Test#B.g.received.cs"));
        Assert.True(Exists("Type.Test#C.g.received.cs"));
    }

    [Fact]
    public async Task A_verified_file_that_is_not_produced_any_more_fails()
    {
        Write("Type.Test#A.g.verified.cs", "a");
        Write("Type.Test#Gone.g.verified.cs", "b");

        VerifyException failure = await Assert.ThrowsAsync<VerifyException>(() => Verify(new Target("cs", "a", "A.g")));

        Assert.Contains("Gone.g.verified.cs", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_a_test_whose_name_continues_are_left_alone()
    {
        Write("Type.Test.verified.txt", "a");
        Write("Type.TestOfMore.received.txt", "b");

        await Verify("a");

        Assert.True(Exists("Type.TestOfMore.received.txt"));
    }

    private Task Verify(string text) => Verify(new Target("txt", text));

    private Task Verify(params Target[] targets) =>
        Verifier.Verify(targets).UseDirectory(directory).UseTypeName("Type").UseMethodName("Test");

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(directory, name), text);

    private string Read(string name) => File.ReadAllText(Path.Combine(directory, name));

    private bool Exists(string name) => File.Exists(Path.Combine(directory, name));
}
