using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>The two forms in which a derivative is written by hand, told apart by their signatures.</summary>
internal static class KernelForms
{
    /// <summary>Whether the method can have a derivative by hand, and this is one.</summary>
    public static bool Fits(IMethodSymbol method, IMethodSymbol derivative)
    {
        Kernel kernel = new(null, false);
        return KernelSignatures.Obstacle(method) is null && method.Parameters.All(parameter => parameter.RefKind is RefKind.None or RefKind.In) && Add(ref kernel, method, derivative);
    }

    /// <summary>Whether the method is a derivative in either form; if so, it is how the kernel is called in that form, unless that is known already.</summary>
    public static bool Add(ref Kernel kernel, IMethodSymbol method, IMethodSymbol derivative)
    {
        if (derivative.IsStatic != method.IsStatic || derivative.Arity > 0)
            return false;
        if (IsJvp(method, derivative))
        {
            kernel = kernel.Jvp is null ? kernel with { Jvp = FunctionRefs.Of(derivative) } : kernel;
            return true;
        }

        if (WithVjp(kernel, method, derivative) is not { } reverse)
            return false;
        kernel = kernel.Vjp is null ? reverse : kernel;
        return true;
    }

    // void FVjp(p.., [R result,] R resultCotangent, accumulators.., [Gradients,] [Workspace])
    private static Kernel? WithVjp(Kernel kernel, IMethodSymbol method, IMethodSymbol vjp)
    {
        var rest = new Queue<IParameterSymbol>(vjp.Parameters);
        if (!vjp.ReturnsVoid || !Takes(rest, method.Parameters.Select(parameter => parameter.Type)))
            return null;
        bool takesResult = rest.Count > 0 && rest.Peek() is { Name: "result" } result && IsSame(result.Type, method.ReturnType) && rest.Dequeue() is not null;
        if (!Takes(rest, [method.ReturnType]) || !Kernels.Differentiated(method).All(parameter => rest.Count > 0 && IsAccumulator(rest.Dequeue(), parameter.Type)))
            return null;
        bool takesGradients = TakesOne(rest, RuntimeTypes.Gradients), takesWorkspace = TakesOne(rest, RuntimeTypes.Workspace);
        return rest.Count > 0 ? null : kernel with
        {
            Vjp = FunctionRefs.Of(vjp),
            VjpTakesResult = takesResult,
            VjpTakesGradients = takesGradients,
            VjpTakesWorkspace = takesWorkspace,
        };
    }

    // (R Value, R Tangent) FJvp(p.., tangents..)
    private static bool IsJvp(IMethodSymbol method, IMethodSymbol jvp)
    {
        var rest = new Queue<IParameterSymbol>(jvp.Parameters);
        return KernelSignatures.ForwardObstacle(method) is null
            && jvp.ReturnType is INamedTypeSymbol { IsTupleType: true, TupleElements: { Length: 2 } elements } && elements[0] is { Name: "Value" } value && elements[1] is { Name: "Tangent" } tangent
            && IsSame(value.Type, method.ReturnType) && IsSame(tangent.Type, method.ReturnType)
            && Takes(rest, method.Parameters.Select(parameter => parameter.Type))
            && Kernels.Differentiated(method).All(parameter => rest.Count > 0 && IsTangent(rest.Dequeue(), parameter.Type))
            && rest.Count == 0;
    }

    private static bool IsAccumulator(IParameterSymbol accumulator, ITypeSymbol type) => TypeMapping.Map(type) switch
    {
        ScalarType => accumulator.RefKind is RefKind.Ref && IsSame(accumulator.Type, type),
        { Element: { } item } => TypeMapping.Map(accumulator.Type) is SpanType { IsReadOnly: false } span && span.Item == item,
        _ => accumulator.RefKind is RefKind.None && IsSame(accumulator.Type, type),
    };

    private static bool IsTangent(IParameterSymbol tangent, ITypeSymbol type) => tangent.RefKind is RefKind.None or RefKind.In && (TypeMapping.Map(type) is { Element: { } item }
        ? TypeMapping.Map(tangent.Type) is SpanType { IsReadOnly: true } span && span.Item == item
        : IsSame(tangent.Type, type));

    private static bool TakesOne(Queue<IParameterSymbol> rest, string type) =>
        rest.Count > 0 && rest.Peek().Type.Qualified() == type && rest.Dequeue() is not null;

    private static bool Takes(Queue<IParameterSymbol> rest, IEnumerable<ITypeSymbol> types) =>
        types.All(type => rest.Count > 0 && rest.Dequeue() is { RefKind: RefKind.None or RefKind.In } parameter && IsSame(parameter.Type, type));

    private static bool IsSame(ITypeSymbol one, ITypeSymbol two) => SymbolEqualityComparer.Default.Equals(one, two);
}
