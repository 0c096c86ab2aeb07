using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>Methods with a derivative that is written by hand, <c>[Derivative(nameof(FVjp))]</c>.</summary>
internal static class Kernels
{
    public static bool Is(IMethodSymbol method) => VjpName(method) is not null;

    /// <summary>Which parameters have an accumulator in the derivative.</summary>
    public static EquatableArray<bool> Accumulated(IMethodSymbol method) =>
        method.Parameters.Select(parameter => TypeMapping.Map(parameter.Type) is { IsDifferentiable: true } && !parameter.HasAttribute(KnownNames.NoGradient)).ToEquatableArray();

    /// <summary>How the method and its derivative are called; null if no method of that name fits.</summary>
    public static Kernel? Of(IMethodSymbol method)
    {
        foreach (IMethodSymbol vjp in Members(method.ContainingType, VjpName(method)!).Where(vjp => vjp.ReturnsVoid && vjp.IsStatic == method.IsStatic && vjp.Arity == 0))
        {
            var rest = new Queue<IParameterSymbol>(vjp.Parameters);
            if (!Takes(rest, method.Parameters.Select(parameter => parameter.Type)))
                continue;
            bool takesResult = rest.Count > 0 && rest.Peek() is { Name: "result" } result && IsSame(result.Type, method.ReturnType) && rest.Dequeue() is not null;
            if (!Takes(rest, [method.ReturnType]) || !TakesAccumulators(rest, method))
                continue;
            bool takesGradients = TakesOne(rest, RuntimeTypes.Gradients), takesWorkspace = TakesOne(rest, RuntimeTypes.Workspace);
            if (rest.Count > 0)
                continue;
            return new Kernel(FunctionRefs.Of(vjp), TakesWorkspace(method))
            {
                VjpTakesResult = takesResult,
                VjpTakesGradients = takesGradients,
                VjpTakesWorkspace = takesWorkspace,
                Accumulates = Accumulated(method),
            };
        }

        return null;
    }

    /// <summary>The name of the derivative; null if the method has none.</summary>
    public static string? VjpName(IMethodSymbol method) => method.OriginalDefinition.GetAttributes()
        .FirstOrDefault(attribute => attribute.AttributeClass is { Name: "DerivativeAttribute" } type && type.Qualified() == KnownNames.Derivative)?.ConstructorArguments.FirstOrDefault().Value as string;

    /// <summary>Whether there is an overload that takes its result from a workspace.</summary>
    private static bool TakesWorkspace(IMethodSymbol method) => Members(method.ContainingType, method.Name).Any(other =>
        other.IsStatic == method.IsStatic && IsSame(other.ReturnType, method.ReturnType)
        && other.Parameters.Length == method.Parameters.Length + 1
        && other.Parameters[method.Parameters.Length].Type.Qualified() == RuntimeTypes.Workspace
        && other.Parameters.Zip(method.Parameters, (one, two) => IsSame(one.Type, two.Type)).All(same => same));

    private static bool TakesAccumulators(Queue<IParameterSymbol> rest, IMethodSymbol method)
    {
        EquatableArray<bool> accumulates = Accumulated(method);
        for (int k = 0; k < accumulates.Count; k++)
        {
            if (accumulates[k] && (rest.Count == 0 || !IsAccumulator(rest.Dequeue(), method.Parameters[k].Type)))
                return false;
        }

        return true;
    }

    private static bool IsAccumulator(IParameterSymbol accumulator, ITypeSymbol type) => TypeMapping.Map(type) switch
    {
        ScalarType => accumulator.RefKind is RefKind.Ref && IsSame(accumulator.Type, type),
        { Element: { } item } => TypeMapping.Map(accumulator.Type) is SpanType { IsReadOnly: false } span && span.Item == item,
        _ => accumulator.RefKind is RefKind.None && IsSame(accumulator.Type, type),
    };

    private static bool TakesOne(Queue<IParameterSymbol> rest, string type) =>
        rest.Count > 0 && rest.Peek().Type.Qualified() == type && rest.Dequeue() is not null;

    private static bool Takes(Queue<IParameterSymbol> rest, IEnumerable<ITypeSymbol> types) =>
        types.All(type => rest.Count > 0 && rest.Dequeue() is { RefKind: RefKind.None or RefKind.In } parameter && IsSame(parameter.Type, type));

    private static bool IsSame(ITypeSymbol one, ITypeSymbol two) => SymbolEqualityComparer.Default.Equals(one, two);

    private static IEnumerable<IMethodSymbol> Members(INamedTypeSymbol? type, string name)
    {
        for (INamedTypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            foreach (IMethodSymbol method in each.GetMembers(name).OfType<IMethodSymbol>())
                yield return method;
        }
    }
}
