using System.Collections.Generic;
using System.IO;
using System.Linq;
using Differentiator.Tests.Infrastructure.Harness;
using VerifyTests;

namespace Differentiator.Tests.Infrastructure.Snapshots;

/// <summary>Emitted sources as snapshot targets, by the convention of Verify.SourceGenerators: <c>Class.Method#Hint.g.verified.cs</c>.</summary>
internal static class Emitted
{
    public static IEnumerable<Target> Targets(GeneratorRun run) =>
        run.Sources.OrderBy(source => source.Key, System.StringComparer.Ordinal)
            .Select(source => new Target("cs", $"//HintName: {source.Key}\n{source.Value}", Path.GetFileNameWithoutExtension(source.Key)));
}
