using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>Methods with a derivative that is written by hand: <c>[Derivative(nameof(FVjp))]</c>, or <c>[DerivativeOf]</c> elsewhere.</summary>
internal static class Kernels
{
    /// <summary>Whether calls are differentiated with a derivative by hand. Where the table has a rule, as of the runtime's activations of numbers, it is in all modes.</summary>
    public static bool Is(IMethodSymbol method, LoweringContext context) =>
        (DerivativeNames(method).Any() && !RuleTable.Has(FunctionRefs.Of(method))) || context.DerivativesOf.Of(method).Count > 0;

    /// <summary>Which parameters have an accumulator, or a tangent, in the derivative.</summary>
    public static EquatableArray<bool> Accumulated(IMethodSymbol method) =>
        method.Parameters.Select(parameter => TypeMapping.Map(parameter.Type) is { IsDifferentiable: true } && !parameter.HasAttribute(KnownNames.NoGradient)).ToEquatableArray();

    /// <summary>The parameters that have one.</summary>
    public static IEnumerable<IParameterSymbol> Differentiated(IMethodSymbol method) => method.Parameters
        .Zip(Accumulated(method), (parameter, isAccumulated) => (parameter, isAccumulated)).Where(pair => pair.isAccumulated).Select(pair => pair.parameter);

    /// <summary>How the method and its derivatives are called; null if there is a name that no method fits, or a derivative that cannot be called.</summary>
    public static Kernel? Of(IMethodSymbol method, LoweringContext context)
    {
        Kernel kernel = new(null, TakesWorkspace(method)) { Accumulates = Accumulated(method) };
        foreach (IMethodSymbol derivative in context.DerivativesOf.Of(method))
        {
            if (!context.IsAccessible(derivative) || !KernelForms.Add(ref kernel, method, derivative))
                return null;
        }

        foreach (string name in DerivativeNames(method))
        {
            bool fits = false;
            foreach (IMethodSymbol derivative in Members(method.ContainingType, name).Where(context.IsAccessible))
                fits |= KernelForms.Add(ref kernel, method, derivative);
            if (!fits)
                return null;
        }

        return kernel with { MissingForm = KernelSignatures.MissingForm(method, kernel) };
    }

    /// <summary>The names of the derivatives; none if the method has none.</summary>
    public static IEnumerable<string> DerivativeNames(IMethodSymbol method) => method.OriginalDefinition.GetAttributes()
        .Where(attribute => attribute.AttributeClass is { Name: "DerivativeAttribute" } type && type.Qualified() == KnownNames.Derivative)
        .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "");

    public static IEnumerable<IMethodSymbol> Members(INamedTypeSymbol? type, string name)
    {
        for (INamedTypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            foreach (IMethodSymbol method in each.GetMembers(name).OfType<IMethodSymbol>())
                yield return method;
        }
    }

    /// <summary>Whether there is an overload that takes its result from a workspace.</summary>
    private static bool TakesWorkspace(IMethodSymbol method) => Members(method.ContainingType, method.Name).Any(other =>
        other.IsStatic == method.IsStatic && IsSame(other.ReturnType, method.ReturnType)
        && other.Parameters.Length == method.Parameters.Length + 1
        && other.Parameters[method.Parameters.Length].Type.Qualified() == RuntimeTypes.Workspace
        && other.Parameters.Zip(method.Parameters, (one, two) => IsSame(one.Type, two.Type)).All(same => same));

    private static bool IsSame(ITypeSymbol one, ITypeSymbol two) => SymbolEqualityComparer.Default.Equals(one, two);
}
