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
    private const string Type = "System.Numerics.Tensors.TensorPrimitives";
    private const string Derivatives = "Differentiator.TensorDerivatives";

    public static bool Is(IMethodSymbol method) =>
        method is { IsStatic: true, Arity: 1, ReturnsVoid: false } && (method.Parameters.Length == 1 ? TensorRules.OfOne : TensorRules.OfTwo).Contains(method.Name)
        && method.Parameters.Length is 1 or 2 && method.ContainingType.Qualified() == Type && method.Parameters.All(parameter => TypeMapping.IsMemory(parameter.Type));

    // TensorPrimitives.Sum<double>(x)   has the derivatives   TensorDerivatives.SumVjp<double>(x, result, resultCotangent, xGradient)
    public static (FunctionRef Function, Kernel Kernel) Of(IMethodSymbol method, ScalarType number)
    {
        string suffix = number == IrType.Single ? "<float>" : "<double>";
        EquatableArray<IrType> spans = method.Parameters.Select(_ => (IrType)new SpanType(number, IsReadOnly: true)).ToEquatableArray();
        return (new FunctionRef(Type, method.Name + suffix, spans, number), new Kernel(Derivative("Vjp", IrType.Void), TakesWorkspace: false)
        {
            Jvp = Derivative("Jvp", number),
            VjpTakesResult = true,
            JvpTakesResult = true,
            Accumulates = method.Parameters.Select(_ => true).ToEquatableArray(),
        });

        FunctionRef Derivative(string form, IrType result) => new(Derivatives, method.Name + form + suffix, spans, result);
    }
}
