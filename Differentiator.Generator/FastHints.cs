using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.Frontend;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator;

/// <summary>Attributes that ask for fast derivatives where there are only plain ones.</summary>
internal static class FastHints
{
    public static IEnumerable<Diagnostic> Of(IMethodSymbol method, MethodModel model)
    {
        if (model.Refusal is not null || model.Function is null || !model.Requests.Any(request => request.IsFast))
            yield break;
        AttributeData[] attributes = [.. RequestReader.AttributesOf(method)];
        HashSet<Request> inVectors = [.. Compiler.Differentiate(model, CompilerOptions.Default).Where(derivative => derivative.Vectors is not null).Select(derivative => derivative.Request)];
        for (int k = 0; k < model.Requests.Count && attributes.Length == model.Requests.Count; k++)
        {
            if (model.Requests[k].IsFast && !inVectors.Contains(model.Requests[k]))
                yield return Diagnostic.Create(PerformanceDiagnostics.FastHasNoEffect, AttributeArgument.Named(attributes[k], "Fast"), model.Name);
        }
    }
}
