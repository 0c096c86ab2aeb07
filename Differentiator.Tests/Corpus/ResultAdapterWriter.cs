using System.Text;
using Microsoft.CodeAnalysis;

namespace Differentiator.Tests.Corpus;

/// <summary>Writes one <see cref="IResultFunction"/> per differentiated method, from its signature by the contract of the emitted members.</summary>
internal static class ResultAdapterWriter
{
    public static string Write(Compilation compilation)
    {
        var source = new StringBuilder("using System;\nusing System.Collections.Generic;\nusing Differentiator.Tests.Corpus;\n");
        foreach ((IMethodSymbol method, AttributeData attribute) in AdapterWriter.DifferentiatedMethods(compilation.Assembly.GlobalNamespace))
            source.Append(new ResultAdapter(method, attribute).Write());
        return source.ToString();
    }
}
