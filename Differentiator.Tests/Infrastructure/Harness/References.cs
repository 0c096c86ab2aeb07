using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Numerics.Tensors;
using Microsoft.CodeAnalysis;

namespace Differentiator.Tests.Infrastructure.Harness;

/// <summary>What snippets may use: the running framework, the package of tensors and the runtime, read once for all tests.</summary>
internal static class References
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> Shared = new(Read);

    public static ImmutableArray<MetadataReference> Default => Shared.Value;

    public static MetadataReference To(Type type) => MetadataReference.CreateFromFile(type.Assembly.Location);

    private static ImmutableArray<MetadataReference> Read()
    {
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return [
            .. trusted.Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == framework)
                .Select(path => MetadataReference.CreateFromFile(path)),
            To(typeof(DifferentiableAttribute)),
            To(typeof(TensorPrimitives)),
        ];
    }
}
