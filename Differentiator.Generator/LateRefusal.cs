using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.Frontend;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform;

namespace Differentiator.Generator;

/// <summary>The diagnostic for what is found out only while the derivative is made.</summary>
internal static class LateRefusal
{
    public static DiagnosticInfo Of(DerivativeRefusedException refused, MethodModel model) => refused.Instead is { } instead
        ? new DiagnosticInfo(LanguageDiagnostics.NotSupported.Id, refused.Origin.Ordinal, [refused.Message, instead])
        : new DiagnosticInfo(LanguageDiagnostics.Recursion.Id, refused.Origin.Ordinal, [model.Name, refused.Message]);

    /// <summary>Whether making the derivative may be refused: it has calls that recur, makes rows of jagged arrays, or gives arrays to kernels.</summary>
    public static bool IsPossible(MethodModel model) =>
        model.Recursive.Count > 0 || model.Requests.Any(request => (request.Kinds & (DerivativeKinds.Hvp | DerivativeKinds.Hessian)) != DerivativeKinds.None) || model.Function?.Body.AllStatements().Any(statement => statement is Store { Value: NewRow }
            || (statement is Invoke { Kernel: not null } call && (call.Arguments.Any(argument => argument.Type.Element is not null) || model.Requests.Any(request => request.Kinds.HasFlag(DerivativeKinds.Jvp))))) == true;
}
