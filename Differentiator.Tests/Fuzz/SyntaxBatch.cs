using System.IO;

namespace Differentiator.Tests.Fuzz;

/// <summary>Sources that are mostly no C#, against the generator.</summary>
internal static class SyntaxBatch
{
    public static int Run(ulong seed, int count, TextWriter output) => 0;
}
