using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>
/// The reductions of <c>TensorPrimitives</c>, known by their names as the package may be missing: calls that stay calls, whose
/// derivatives are in the runtime.
/// </summary>
internal static class TensorReductions
{
    private const string Derivatives = "Differentiator.TensorDerivatives";

    /// <summary>Whether the method is one of elements of any type; those of <c>float</c> alone call the others.</summary>
    public static bool IsTensorMethod(IMethodSymbol method) => method is { IsStatic: true, Arity: <= 2, Parameters.Length: > 0 } && method.ContainingType.Qualified() == TensorRules.Type;

    public static bool Is(IMethodSymbol method) =>
        !method.ReturnsVoid && IsTensorMethod(method) && (method.Parameters.Length == 1 ? TensorRules.OfOne : TensorRules.OfTwo).Contains(method.Name)
        && method.Parameters.Length is 1 or 2 && method.Parameters.All(parameter => TypeMapping.IsMemory(parameter.Type));

    /// <summary>The softmax of a span, of either library.</summary>
    public static bool IsSoftmax(IMethodSymbol method) => method is { IsStatic: true, ReturnsVoid: true, Parameters.Length: 2 }
        && ((method.Name == "SoftMax" && IsTensorMethod(method)) || (method.Name == "Softmax" && method.ContainingType.Qualified() == LibraryFunctions.SpecialType));

    /// <param name="types">Of the elements.</param>
    public static FunctionRef Function(IMethodSymbol method, IrType result, params ScalarType[] types) =>
        new(method.ContainingType.Qualified(), method.Name + (IsTensorMethod(method) ? Suffix(types) : ""), method.Parameters.Select(parameter => TypeMapping.MapOrName(parameter.Type)).ToEquatableArray(), result);

    private static string Suffix(params ScalarType[] types) => $"<{string.Join(", ", types.Select(type => type == IrType.Single ? "float" : "double"))}>";

    // TensorPrimitives.Sum<double>(x)   has the derivatives   TensorDerivatives.SumVjp<double>(x, result, resultCotangent, xGradient)
    public static (FunctionRef Function, Kernel Kernel) Of(IMethodSymbol method, ScalarType number)
    {
        string suffix = Suffix(number);
        EquatableArray<IrType> spans = method.Parameters.Select(_ => (IrType)new SpanType(number, IsReadOnly: true)).ToEquatableArray();
        return (new FunctionRef(TensorRules.Type, method.Name + suffix, spans, number), new Kernel(Derivative("Vjp", IrType.Void), TakesWorkspace: false)
        {
            Jvp = Derivative("Jvp", number),
            VjpTakesResult = true,
            JvpTakesResult = true,
            Accumulates = method.Parameters.Select(_ => true).ToEquatableArray(),
        });

        FunctionRef Derivative(string form, IrType result) => new(Derivatives, TensorRules.DerivativeOf(method.Name) + form + suffix, spans, result);
    }
}
