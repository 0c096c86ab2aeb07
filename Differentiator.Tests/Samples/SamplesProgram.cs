using System;
using System.IO;
using Differentiator.Tests.Architecture;

namespace Differentiator.Tests.Samples;

/// <summary>Where the samples are built: with the sources beside them that they print.</summary>
internal static class SamplesProgram
{
    public static string Directory
    {
        get
        {
            string[] here = AppContext.BaseDirectory.Replace('\\', '/').TrimEnd('/').Split('/');
            return Path.Combine(Repository.Root, "Differentiator.Samples", "bin", here[^2], here[^1]);
        }
    }
}
