using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator;

/// <summary>Derivatives that are right but always zero, which is almost always a mistake.</summary>
internal static class DerivativeWarnings
{
    /// <summary>For each parameter whose derivative is always zero, its position and the warning.</summary>
    public static IEnumerable<(int Parameter, DiagnosticDescriptor Descriptor, string[] Arguments)> Of(MethodModel model)
    {
        if (model.Function is not { } function)
            yield break;
        foreach (int position in model.Requests.SelectMany(request => request.WithRespectTo).Distinct())
        {
            Local parameter = function.Parameters[position].Local;
            if (Dependence.Results(function).Any(Activity.Of(function, [parameter]).IsVaried))
                continue;
            if (Dependence.OfResult(function, parameter, throughStop: false))
                yield return (position, SignatureDiagnostics.ValueCut, [parameter.Name, "a conversion to an integer or a rounding function"]);
            else if (!Dependence.OfResult(function, parameter, throughStop: true))
                yield return (position, SignatureDiagnostics.ResultIndependent, [model.Name, parameter.Name]);
        }
    }
}
