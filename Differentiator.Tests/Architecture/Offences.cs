using System.Collections.Generic;
using Xunit;

namespace Differentiator.Tests.Architecture;

/// <summary>Asserts that there is none, and shows all that there are, one to a line.</summary>
internal static class Offences
{
    public static void None(IEnumerable<string> offences)
    {
        string[] all = [.. offences];
        Assert.True(all.Length == 0, string.Join('\n', all));
    }
}
