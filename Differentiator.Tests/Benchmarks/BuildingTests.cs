using System.Linq;
using Differentiator.Benchmarks.Building;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Benchmarks;

/// <summary>The project whose build is measured is one that the generator accepts, and an edit makes one method anew.</summary>
public sealed class BuildingTests
{
    [Fact]
    public void Every_sample_is_differentiated() => GeneratorHarness.Run(SampleMethods.Files(25));

    [Fact]
    public void The_last_class_has_what_is_left()
    {
        string[] files = SampleMethods.Files(25);

        Assert.Equal([10, 10, 5], files.Select(file => file.Split("[Differentiable]").Length - 1));
    }

    [Fact]
    public void An_edit_makes_one_method_anew()
    {
        Keystrokes keys = new(12);

        Assert.Equal(3, keys.Edits(3).Count);
        Assert.Equal(1, keys.Remade);
        Assert.True(keys.EmittedLength > 1000);
    }
}
