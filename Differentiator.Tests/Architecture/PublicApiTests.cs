using System.Threading.Tasks;
using VerifyXunit;
using Xunit;

namespace Differentiator.Tests.Architecture;

/// <summary>The public surface changes only together with its snapshot.</summary>
[UsesVerify]
public sealed class PublicApiTests
{
    [Fact]
    public Task Runtime() => Verifier.Verify(PublicApi.Of(typeof(DifferentiableAttribute)));
}
