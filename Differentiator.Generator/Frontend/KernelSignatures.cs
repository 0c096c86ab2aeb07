using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>The signatures of derivatives that are written by hand, for messages.</summary>
internal static class KernelSignatures
{
    /// <summary>What a method without a fitting derivative is told to do: write one, or what stands in the way of one.</summary>
    public static string Advice(IMethodSymbol method, LoweringContext context)
    {
        if (Obstacle(method) is not null)
            return Instead(method, "", isForward: false);
        if (context.DerivativesOf.Of(method).FirstOrDefault(derivative => !context.IsAccessible(derivative)) is { } hidden)
            return $"make '{hidden.ContainingType.InMessage()}.{hidden.Name}' accessible here";
        foreach (string name in Kernels.DerivativeNames(method))
        {
            IMethodSymbol[] members = [.. Kernels.Members(method.ContainingType, name)];
            IMethodSymbol[] fitting = [.. members.Where(member => KernelForms.Fits(method, member))];
            if (fitting.Any(context.IsAccessible))
                continue;
            if (fitting.Length > 0)
                return $"make '{name}' accessible here";
            return Instead(method, name, members.Length > 0 ? members.Any(member => member.ReturnType.IsTupleType) : name.EndsWith("Jvp", StringComparison.Ordinal));
        }

        return Instead(method, method.Name + "Vjp", isForward: false);
    }

    /// <summary>The derivative of this name to write instead, or what stands in the way of one.</summary>
    public static string Instead(IMethodSymbol method, string name, bool isForward)
    {
        if (Obstacle(method) is { } obstacle)
            return obstacle + " cannot have a derivative written by hand; take numbers, one-dimensional arrays and spans of them, and matrices, and return a number or a matrix";
        if (isForward && ForwardObstacle(method) is { } inTheWay)
            return inTheWay + " cannot have a derivative in forward form; take numbers, one-dimensional arrays and spans of them, and return a number";
        return $"write '{Static(method)}{(isForward ? Jvp(method, name, SymbolNames.InMessage) : Vjp(method, name, SymbolNames.InMessage))}'";
    }

    /// <summary>What to write where the form that is not there is needed; empty if both are there.</summary>
    public static string MissingForm(IMethodSymbol method, Kernel kernel)
    {
        if (kernel.Vjp is null)
            return Further(method, "Vjp", Vjp(method, method.Name + "Vjp", SymbolNames.InMessage)) + "ask for Derivatives.Jvp";
        if (kernel.Jvp is not null)
            return "";
        const string Otherwise = "ask for Derivatives.Gradient or Derivatives.Vjp";
        return ForwardObstacle(method) is null ? Further(method, "Jvp", Jvp(method, method.Name + "Jvp", SymbolNames.InMessage)) + Otherwise : Otherwise;
    }

    // A method of an object of others can have no further form.
    private static string Further(IMethodSymbol method, string form, string signature)
    {
        bool isOwn = Kernels.DerivativeNames(method).Any() && method.Locations.Any(place => place.IsInSource);
        string type = method.ContainingType.InMessage();
        return isOwn ? $"write '{Static(method)}{signature}' and name it in a further [Derivative(nameof({method.Name}{form}))], or "
            : method.IsStatic ? $"write '[DerivativeOf(typeof({type}), nameof({type}.{method.Name}))] static {signature}', or "
            : "";
    }

    private static string Static(IMethodSymbol method) => method.IsStatic ? "static " : "";

    /// <summary>A parameter, or the result, whose type a derivative in forward form cannot take.</summary>
    public static string? ForwardObstacle(IMethodSymbol method) =>
        Obstacle(method) ?? (TypeMapping.Map(method.ReturnType) is MatrixType ? $"'{method.Name}', which returns {method.ReturnType.InMessage()},"
            : method.Parameters.Where(parameter => TypeMapping.Map(parameter.Type) is MatrixType)
                .Select(parameter => $"'{parameter.Name}' of '{method.Name}', of type {parameter.Type.InMessage()},")
                .FirstOrDefault());

    /// <summary>How the derivative of a function of a library is written by hand, as the end of a message; empty if it cannot be.</summary>
    public static string AdviceForLibrary(IMethodSymbol function)
    {
        if (!function.IsStatic || function.MethodKind is not MethodKind.Ordinary || Obstacle(function) is not null || !Kernels.Accumulated(function).Contains(true))
            return "";
        string vjp = function.Name + "Vjp";
        return $"; or wrap it as '[Derivative(nameof({vjp}))] static {function.ReturnType.InMessage()} {function.Name}({string.Join(", ", Own(function, InWrapper))}) => "
            + $"{function.ContainingType.InMessage()}.{function.Name}({string.Join(", ", function.Parameters.Select(Passed))});' and write 'static {Vjp(function, vjp, InWrapper)}', which adds to the gradients";
    }

    /// <summary>The signature of a derivative of a method, as it can be written in any context; null if the method cannot have one.</summary>
    public static string? InCode(IMethodSymbol method, string name, bool isForward)
    {
        const string System = "global::System.";
        bool canHave = Kernels.Accumulated(method).Contains(true)
            && method.Parameters.All(parameter => parameter.RefKind is RefKind.None or RefKind.In)
            && (isForward ? ForwardObstacle(method) : Obstacle(method)) is null;
        return !canHave ? null : Static(method) + (isForward ? Jvp(method, name, SymbolNames.InCode, System) : Vjp(method, name, SymbolNames.InCode, System));
    }

    // Local arrays are spans in emitted code.
    private static string InWrapper(ITypeSymbol type) => IsCopied(type) ? $"ReadOnlySpan<{TypeMapping.ItemOf(type).InMessage()}>" : type.InMessage();

    private static string Passed(IParameterSymbol parameter) => (parameter.Type, Constants.Escaped(parameter.Name)) switch
    {
        (IArrayTypeSymbol, var name) when IsCopied(parameter.Type) => name + ".ToArray()",
        (var type, var name) => IsCopied(type) ? $"[.. {name}]" : name,
    };

    private static bool IsCopied(ITypeSymbol type) => TypeMapping.Map(type) is ArrayType { Item: ScalarType } or ListType { Item: ScalarType };

    /// <summary>A parameter, or the result, whose type a derivative written by hand cannot take.</summary>
    public static string? Obstacle(IMethodSymbol method)
    {
        if (TypeMapping.Map(method.ReturnType) is not (ScalarType { IsDifferentiable: true } or MatrixType))
            return $"'{method.Name}', which returns {method.ReturnType.InMessage()},";
        return method.Parameters.Zip(Kernels.Accumulated(method), (parameter, isAccumulated) => (parameter, isAccumulated))
            .Where(pair => !(pair.isAccumulated ? CanBeAccumulated(pair.parameter.Type) : TypeMapping.Map(pair.parameter.Type) is not StructType))
            .Select(pair => $"'{pair.parameter.Name}' of '{method.Name}', of type {pair.parameter.Type.InMessage()},")
            .FirstOrDefault();
    }

    private static bool CanBeAccumulated(ITypeSymbol type) =>
        TypeMapping.Map(type) is ScalarType or MatrixType or ArrayType { Item: ScalarType } or SpanType { Item: ScalarType } or ListType { Item: ScalarType };

    private static string Vjp(IMethodSymbol method, string name, Func<ITypeSymbol, string> typeName, string space = "")
    {
        IEnumerable<string> accumulators = Kernels.Differentiated(method).Select(parameter => $"{AccumulatorText(parameter.Type, typeName, space)} {parameter.Name}Gradient");
        return $"void {name}({string.Join(", ", [.. Own(method, typeName), $"{typeName(method.ReturnType)} resultCotangent", .. accumulators])})";
    }

    private static string Jvp(IMethodSymbol method, string name, Func<ITypeSymbol, string> typeName, string space = "")
    {
        IEnumerable<string> tangents = Kernels.Differentiated(method).Select(parameter => $"{TangentText(parameter.Type, typeName, space)} {parameter.Name}Tangent");
        string result = typeName(method.ReturnType);
        return $"({result} Value, {result} Tangent) {name}({string.Join(", ", [.. Own(method, typeName), .. tangents])})";
    }

    private static IEnumerable<string> Own(IMethodSymbol method, Func<ITypeSymbol, string> typeName) =>
        method.Parameters.Select(parameter => $"{typeName(parameter.Type)} {Constants.Escaped(parameter.Name)}");

    private static string AccumulatorText(ITypeSymbol type, Func<ITypeSymbol, string> typeName, string space) => TypeMapping.Map(type) switch
    {
        ScalarType => "ref " + typeName(type),
        { Element: not null } => $"{space}Span<{TypeMapping.ItemOf(type).InMessage()}>",
        _ => typeName(type),
    };

    private static string TangentText(ITypeSymbol type, Func<ITypeSymbol, string> typeName, string space) =>
        TypeMapping.Map(type) is { Element: not null } ? $"{space}ReadOnlySpan<{TypeMapping.ItemOf(type).InMessage()}>" : typeName(type);
}
