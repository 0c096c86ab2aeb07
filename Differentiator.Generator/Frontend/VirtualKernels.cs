using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>
/// How the derivatives of members that may be virtual are called. They are emitted, so that the compilation does not have them yet:
/// their signatures follow from the attribute.
/// </summary>
internal static class VirtualKernels
{
    /// <summary>Null if nothing is emitted that could be called in the place of the method.</summary>
    /// <param name="differentiable">The method itself or, where that has no attribute, the one whose place it takes.</param>
    public static Kernel? Of(IMethodSymbol method, IMethodSymbol differentiable)
    {
        Request? request = VirtualMembers.EmittedFor(differentiable)
            .Where(each => (each.Kinds & (DerivativeKinds.Vjp | DerivativeKinds.Jvp)) is not DerivativeKinds.None)
            .OrderByDescending(each => each.WithRespectTo.Count)
            .FirstOrDefault();
        if (request is null)
            return null;
        string type = method.ContainingType.Qualified(), result = method.ReturnType.InCode();
        IrType both = new OpaqueType($"({result} Value, {result} Tangent)");
        return new Kernel(request.Kinds.HasFlag(DerivativeKinds.Vjp) ? new FunctionRef(type, request.Prefix + DerivativeKinds.Vjp, [], IrType.Void) : null, TakesWorkspace: false)
        {
            Jvp = request.Kinds.HasFlag(DerivativeKinds.Jvp) ? new FunctionRef(type, request.Prefix + DerivativeKinds.Jvp, [], both) : null,
            IsEmitted = true,
            Accumulates = method.Parameters.Select(parameter => request.WithRespectTo.Contains(parameter.Ordinal)).ToEquatableArray(),
            LeftOut = method.Parameters.Select(parameter => !request.WithRespectTo.Contains(parameter.Ordinal) && IsDifferentiable(differentiable.Parameters[parameter.Ordinal])).ToEquatableArray(),
            MissingForm = $"ask for Derivatives.{(request.Kinds.HasFlag(DerivativeKinds.Vjp) ? DerivativeKinds.Jvp : DerivativeKinds.Vjp)} too in the [Differentiable] of '{VirtualContract.NameOf(differentiable)}'",
        };
    }

    /// <summary>A parameter of a type that such calls cannot have.</summary>
    public static IParameterSymbol? Obstacle(IMethodSymbol method, Kernel kernel) => method.Parameters.FirstOrDefault(parameter =>
        TypeMapping.Map(parameter.Type) is not { } type
        || type is MatrixType or RectangularType or ArrayType { Item: not ScalarType } or SpanType { Item: not ScalarType } or ListType { Item: not ScalarType } or StructType
        || (kernel.Accumulates[parameter.Ordinal] && !type.IsDifferentiable));

    private static bool IsDifferentiable(IParameterSymbol parameter) =>
        TypeMapping.Map(parameter.Type) is { IsDifferentiable: true } && !parameter.HasAttribute(KnownNames.NoGradient);
}
