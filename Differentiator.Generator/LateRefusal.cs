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

    /// <summary>
    /// Whether making the derivative may be refused: it has calls that recur, makes rows of jagged arrays, gives arrays to kernels or
    /// calls one without the form that is needed, makes virtual calls, or has memory and effects inside of loops and branches.
    /// </summary>
    public static bool IsPossible(MethodModel model) => model.Function is { } function
        && (model.Recursive.Count > 0 || model.Requests.Any(request => request.IsOfSecondOrder) || function.Body.AllStatements().Any(statement => IsDelicate(statement, model)) || HasMemoryAndEffectsInside(function));

    private static bool IsDelicate(Stmt statement, MethodModel model) => statement switch
    {
        Store { Value: NewRow } or For { Budget: not null } or Invoke { Nested: not null } => true,
        Invoke { Kernel: { } kernel } call => kernel.IsEmitted || kernel.Vjp is null || call.Arguments.Any(argument => argument.Type.Element is not null) || model.Requests.Any(request => (request.Kinds & (DerivativeKinds.Jvp | DerivativeKinds.Jacobian)) != DerivativeKinds.None),
        _ => false,
    };

    private static bool HasMemoryAndEffectsInside(Function function)
    {
        Stmt[] inside = [.. function.Body.Statements.SelectMany(StmtTraversal.Regions).SelectMany(StmtTraversal.AllStatements)];
        return inside.Any(statement => statement is Scratch or Allocate) && inside.Any(statement => statement is Effect or Invoke);
    }
}
