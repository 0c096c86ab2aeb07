using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Frontend;
using Differentiator.Generator.IR;

namespace Differentiator.Generator;

/// <summary>
/// Which gradients can compare themselves with differences of their methods: of methods that return a number, that may be run again and
/// again, as they have no effects and leave what they are given as it is, and that do not ask for another derivative than their own. Values
/// in single precision are too coarse for differences over parameters in double precision.
/// </summary>
internal static class CheckedGradients
{
    public static IEnumerable<Derivative> Of(MethodModel model, IEnumerable<Derivative> derivatives)
    {
        bool isRepeatable = model is { Function: { } function, ReturnType.IsFloatingPoint: true }
            && model.Parameters.All(parameter => parameter.IsInstance || parameter.Modifier is "" or "in")
            && model.Recursive.Prepend(function).All(IsRepeatable) && !(model.Recursive.Prepend(function).Any(HasSingles) && function.Parameters.Any(parameter => IsDouble(parameter.Local.Type)));
        return derivatives.Select(derivative => derivative with
        {
            IsChecked = isRepeatable && derivative is { Kind: DerivativeKinds.Gradient, Companion: null, Vectors: null, Lanes: null, Scratch: null }
                && derivative.Request.Kinds.HasFlag(DerivativeKinds.Gradient)
                && !derivative.Function.Parameters.Any(parameter => parameter.IsWritten),
        });
    }

    private static bool IsRepeatable(Function function) =>
        !function.Body.AllStatements().Any(statement => statement is Effect { Origin.Ordinal: >= 0 })
        && !Parts(function).Any(part => part is Call { Function: var called } && FunctionRefs.IsStop(called));

    private static bool HasSingles(Function function) => Parts(function).Any(part => part.Type == IrType.Single);

    private static bool IsDouble(IrType type) => (type.Element ?? type) == IrType.Double;

    private static IEnumerable<Expr> Parts(Function function) => function.Body.AllExpressions().SelectMany(ExprTraversal.SelfAndDescendants);
}
