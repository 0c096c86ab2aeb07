using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Differentiator.Tests.Infrastructure.Harness;

/// <summary>Hands MSBuild's compiler-visible properties to generators, as the SDK does.</summary>
internal sealed class CompilerOptions(bool optimize) : AnalyzerConfigOptionsProvider
{
    private readonly Properties properties = new(optimize);

    public override AnalyzerConfigOptions GlobalOptions => properties;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => properties;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => properties;

    private sealed class Properties(bool optimize) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.Differentiator_Optimize" && !optimize ? "false" : null;
            return value is not null;
        }
    }
}
