using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Differentiator.Tests.Infrastructure.Harness;

/// <summary>Hands MSBuild's compiler-visible properties to generators, as the SDK does.</summary>
internal sealed class CompilerOptions(bool optimize, bool verifies) : AnalyzerConfigOptionsProvider
{
    private readonly Properties properties = new(optimize, verifies);

    public override AnalyzerConfigOptions GlobalOptions => properties;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => properties;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => properties;

    private sealed class Properties(bool optimize, bool verifies) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key switch
            {
                "build_property.Differentiator_Optimize" when !optimize => "false",
                "build_property.Differentiator_Check" when verifies => "true",
                _ => null,
            };
            return value is not null;
        }
    }
}
