using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Differentiator.Tests.Corpus;

/// <summary>
/// Writes one <see cref="ICorpusFunction"/> per differentiated method, from its signature by the contract of the emitted
/// members: spans cannot be passed by reflection, and measured allocations must not contain boxing.
/// </summary>
internal static class AdapterWriter
{
    private const string MissingMembers = """
                public Measured Gradient(object[] a, Array[] d) => throw new NotSupportedException();
                public double ConvenientGradient(object[] a, Array[] d) => throw new NotSupportedException();
                public long Vjp(object[] a, double resultCotangent, Array[] c, Array[] d) => throw new NotSupportedException();
                public Measured Jvp(object[] a, Array[] d, Array[] w, out double tangent) => throw new NotSupportedException();
                public double Hvp(object[] a, Array[] t, Array[] d) => throw new NotSupportedException();
                public double GradientHvp(object[] a, Array[] t, Array[] d, Array[] e) => throw new NotSupportedException();
                public double ConvenientGradientHvp(object[] a, Array[] t, Array[] d, Array[] e) => throw new NotSupportedException();
                public double Hessian(object[] a, Array h) => throw new NotSupportedException();
        """;

    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat;

    public static string Write(Compilation compilation, bool emitted)
    {
        var source = new StringBuilder("#pragma warning disable CS0618\nusing System;\nusing Differentiator.Tests.Corpus;\n");
        int count = 0;
        foreach ((IMethodSymbol method, AttributeData attribute) in DifferentiatedMethods(compilation.Assembly.GlobalNamespace))
            Write(source, $"Adapter{count++}", method, attribute, emitted);
        return source.ToString();
    }

    public static IEnumerable<(IMethodSymbol, AttributeData)> DifferentiatedMethods(INamespaceOrTypeSymbol scope) =>
        scope.GetMembers().SelectMany(member => member switch
        {
            INamespaceOrTypeSymbol inner => DifferentiatedMethods(inner),
            IMethodSymbol { IsStatic: true, DeclaredAccessibility: not Accessibility.Private } method => method.GetAttributes()
                .Where(attribute => attribute.AttributeClass?.Name == nameof(DifferentiableAttribute))
                .Select(attribute => (method, attribute)),
            _ => [],
        });

    private static void Write(StringBuilder source, string adapter, IMethodSymbol method, AttributeData attribute, bool emitted)
    {
        string type = method.ContainingType.ToDisplayString(TypeFormat);
        string prefix = attribute.NamedArguments.FirstOrDefault(named => named.Key == "Name").Value.Value as string ?? method.Name;
        int[] wrt = WithRespectTo(method, attribute);
        string arguments = string.Join(", ", method.Parameters.Select(Argument));
        string types = string.Join(", ", method.Parameters.Select(p => $"typeof({p.Type.ToDisplayString(TypeFormat)}){(p.RefKind is RefKind.None ? "" : ".MakeByRefType()")}"));

        int[] written = [.. method.Parameters.Where(IsWritten).Select(p => p.Ordinal)];
        var kinds = (Derivatives)(attribute.NamedArguments.FirstOrDefault(named => named.Key == "Derivatives").Value.Value as int? ?? 0);
        string members = kinds.HasFlag(Derivatives.Hvp) ? SecondMembers(method, prefix, wrt, kinds) : emitted ? EmittedMembers(method, prefix, wrt, written, attribute.NamedArguments.Any(named => named.Key == "CallerScratch")) : MissingMembers;

        source.Append($$"""

            internal sealed class {{adapter}} : ICorpusFunction
            {
                public string Name => "{{method.ContainingType.Name}}.{{prefix}}";
                public System.Reflection.MethodInfo Method => typeof({{type}}).GetMethod("{{method.Name}}", (System.Reflection.BindingFlags)60, new Type[] { {{types}} })!;
                public System.Collections.Generic.IReadOnlyList<int> WithRespectTo => new int[] { {{string.Join(", ", wrt)}} };
                public System.Collections.Generic.IReadOnlyList<int> Written => new int[] { {{string.Join(", ", written)}} };
                public double Value(object[] a) { {{Locals(method)}} var value = {{type}}.@{{method.Name}}({{arguments}}); {{LeftIn(method)}} return value; }
                {{members}}
            }

            """);
    }

    private static string EmittedMembers(IMethodSymbol method, string prefix, int[] wrt, int[] written, bool takesScratch)
    {
        string type = method.ContainingType.ToDisplayString(TypeFormat);
        string locals = Locals(method);
        string slots = Each(wrt, (p, k) => $"var d{k} = ({Element(method, p)}[])d[{k}]; ");
        string arguments = string.Join(", ", method.Parameters.Select(Argument));
        string Destinations(string by) =>
            string.Concat(wrt.Select((p, k) => IsStructures(method, p) ? $", s{k}" : IsStructure(method, p) ? $", {by} s{k}" : IsScalar(method, p) ? $", {by} d{k}[0]" : $", d{k}"));
        string measured = string.Join(", ", method.Parameters.Select((parameter, k) => (parameter, k)).Where(pair => pair.parameter.RefKind is not RefKind.Out).Select(pair => Argument(pair.parameter, pair.k).Replace("ref ", "").Replace("in ", "")));
        string memory = takesScratch ? $"var scratch = new {method.ReturnType.ToDisplayString(TypeFormat)}[{method.ContainingType.ToDisplayString(TypeFormat)}.{prefix}ScratchLength({measured})];" : "", given = takesScratch ? ", scratch" : "";
        string structures = Each(wrt, (p, k) =>
            IsStructure(method, p) ? $"var s{k} = {StructureText.Made(method.Parameters[p].Type, $"d{k}")}; "
            : IsStructures(method, p) ? $"var s{k} = ReferenceEquals(d{k}, a[{p}]) ? {AsArray(method.Parameters[p])} : {StructureText.MadeArray(ElementType(method.Parameters[p].Type), $"d{k}")}; "
            : "");
        string Taken(bool all) => LeftIn(method) + Each(wrt, (p, k) =>
            IsStructure(method, p) ? StructureText.Copied(method.Parameters[p].Type, $"s{k}", $"d{k}", all)
            : IsStructures(method, p) ? StructureText.CopiedArray(ElementType(method.Parameters[p].Type), $"s{k}", $"d{k}", all)
            : "");
        string copies = Each(wrt, (p, k) =>
            IsStructure(method, p) ? StructureText.Copied(method.Parameters[p].Type, $"result.Item{k + 2}", $"d{k}", all: true)
            : IsStructures(method, p) ? StructureText.CopiedArray(ElementType(method.Parameters[p].Type), $"result.Item{k + 2}", $"d{k}", all: true)
            : IsScalar(method, p) ? $"d{k}[0] = result.Item{k + 2}; "
            : $"result.Item{k + 2}.CopyTo(d{k}, 0); ");
        int[] left = [.. written.Except(wrt)];
        string tangents = string.Concat(wrt.Select((p, k) =>
            IsStructures(method, p) ? $", s{k}"
            : (method.Parameters[p].RefKind is RefKind.Ref ? ", ref " : ", ") + (IsStructure(method, p) ? $"s{k}" : IsScalar(method, p) ? $"d{k}[0]" : $"d{k}")));
        string leftTangents = string.Concat(left.Select((p, k) => IsScalar(method, p) ? $", out w{k}[0]" : $", w{k}"));
        return $$"""
                public double Hvp(object[] a, Array[] t, Array[] d) => throw new NotSupportedException();
                public double GradientHvp(object[] a, Array[] t, Array[] d, Array[] e) => throw new NotSupportedException();
                public double ConvenientGradientHvp(object[] a, Array[] t, Array[] d, Array[] e) => throw new NotSupportedException();
                public double Hessian(object[] a, Array h) => throw new NotSupportedException();
                public Measured Jvp(object[] a, Array[] d, Array[] w, out double tangent)
                {
                    {{locals}} {{slots}} {{structures}} {{Each(left, (p, k) => $"var w{k} = {Stored(method.Parameters[p], $"w[{k}]")}; ")}}
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    var result = {{type}}.{{prefix}}Jvp({{arguments}}{{tangents}}{{leftTangents}});
                    before = GC.GetAllocatedBytesForCurrentThread() - before;
                    {{Taken(all: true)}}
                    {{Each(left, (p, k) => IsStructures(method, p) ? StructureText.CopiedArray(ElementType(method.Parameters[p].Type), $"w{k}", $"((double[])w[{k}])", all: true) : "")}}
                    tangent = result.Tangent;
                    return new Measured(result.Value, before);
                }
                public Measured Gradient(object[] a, Array[] d)
                {
                    {{locals}} {{slots}} {{structures}} {{memory}}
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    var value = {{type}}.{{prefix}}Gradient({{arguments}}{{Destinations("out")}}{{given}});
                    before = GC.GetAllocatedBytesForCurrentThread() - before;
                    {{Taken(all: true)}}
                    return new Measured(value, before);
                }
                public double ConvenientGradient(object[] a, Array[] d)
                {
                    {{locals}} {{slots}}
                    var result = {{type}}.{{prefix}}Gradient({{arguments}});
                    {{LeftIn(method)}} {{copies}}
                    return result.Item1;
                }
                public long Vjp(object[] a, double resultCotangent, Array[] c, Array[] d)
                {
                    {{locals}} {{slots}} {{structures}} {{Each(written, (p, k) => $"var c{k} = {Stored(method.Parameters[p], $"c[{k}]")}; ")}}
                    var cotangent = ({{method.ReturnType.ToDisplayString(TypeFormat)}})resultCotangent; {{memory}}
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    {{type}}.{{prefix}}Vjp({{arguments}}, cotangent{{Each(written, (p, k) => IsScalar(method, p) ? $", c{k}[0]" : $", c{k}")}}{{Destinations("ref")}}{{given}});
                    before = GC.GetAllocatedBytesForCurrentThread() - before;
                    {{Taken(all: false)}}
                    return before;
                }
            """;
    }

    /// <summary>The value, the gradient, the product of the Hessian and a direction, and both of these together.</summary>
    private static string SecondMembers(IMethodSymbol method, string prefix, int[] wrt, Derivatives kinds)
    {
        string type = method.ContainingType.ToDisplayString(TypeFormat);
        string arguments = string.Join(", ", method.Parameters.Select(Argument));
        string Slots(string from, string name) => Each(wrt, (p, k) =>
            $"var {name}{k} = ({Element(method, p)}[]){from}[{k}]; "
            + (IsStructure(method, p) ? $"var s{name}{k} = {StructureText.Made(method.Parameters[p].Type, $"{name}{k}")}; "
                : IsStructures(method, p) ? $"var s{name}{k} = {StructureText.MadeArray(ElementType(method.Parameters[p].Type), $"{name}{k}")}; " : ""));
        string Passed(string name, string by) => string.Concat(wrt.Select((p, k) =>
            IsStructures(method, p) ? $", s{name}{k}" : IsStructure(method, p) ? $", {by}s{name}{k}" : IsScalar(method, p) ? $", {by}{name}{k}[0]" : $", {name}{k}"));
        string Taken(string name) => Each(wrt, (p, k) =>
            IsStructure(method, p) ? StructureText.Copied(method.Parameters[p].Type, $"s{name}{k}", $"{name}{k}", all: true)
            : IsStructures(method, p) ? StructureText.CopiedArray(ElementType(method.Parameters[p].Type), $"s{name}{k}", $"{name}{k}", all: true) : "");
        string Returned(string name, int first) => Each(wrt, (p, k) =>
            IsStructure(method, p) ? StructureText.Copied(method.Parameters[p].Type, $"result.Item{k + first}", $"{name}{k}", all: true)
            : IsStructures(method, p) ? StructureText.CopiedArray(ElementType(method.Parameters[p].Type), $"result.Item{k + first}", $"{name}{k}", all: true)
            : IsScalar(method, p) ? $"{name}{k}[0] = result.Item{k + first}; "
            : $"result.Item{k + first}.CopyTo({name}{k}, 0); ");
        return $$"""
                public Measured Gradient(object[] a, Array[] d)
                {
                    {{Locals(method)}} {{Slots("d", "d")}}
                    var value = {{type}}.{{prefix}}Gradient({{arguments}}{{Passed("d", "out ")}});
                    {{Taken("d")}}
                    return new Measured(value, 0);
                }
                public double Hvp(object[] a, Array[] t, Array[] d)
                {
                    {{Locals(method)}} {{Slots("t", "t")}} {{Slots("d", "d")}}
                    var value = {{type}}.{{prefix}}Hvp({{arguments}}{{Passed("t", "")}}{{Passed("d", "out ")}});
                    {{Taken("d")}}
                    return value;
                }
                public double GradientHvp(object[] a, Array[] t, Array[] d, Array[] e)
                {
                    {{Locals(method)}} {{Slots("t", "t")}} {{Slots("d", "d")}} {{Slots("e", "e")}}
                    var value = {{type}}.{{prefix}}GradientHvp({{arguments}}{{Passed("t", "")}}{{Passed("d", "out ")}}{{Passed("e", "out ")}});
                    {{Taken("d")}} {{Taken("e")}}
                    return value;
                }
                public double ConvenientGradientHvp(object[] a, Array[] t, Array[] d, Array[] e)
                {
                    {{Locals(method)}} {{Slots("t", "t")}} {{Slots("d", "d")}} {{Slots("e", "e")}}
                    var result = {{type}}.{{prefix}}GradientHvp({{arguments}}{{Passed("t", "")}});
                    {{Returned("d", 2)}} {{Returned("e", wrt.Length + 2)}}
                    return result.Item1;
                }
                public double Hessian(object[] a, Array h)
                {
                    {{(kinds.HasFlag(Derivatives.Hessian) && !wrt.Any(p => IsStructure(method, p) || IsStructures(method, p) || method.Parameters[p].Type is IArrayTypeSymbol { ElementType: IArrayTypeSymbol })
                        ? $"{Locals(method)} return {type}.{prefix}Hessian({arguments}, ({Element(method, wrt[0])}[])h);"
                        : "throw new NotSupportedException(\"DIFF115\");")}}
                }
                public double ConvenientGradient(object[] a, Array[] d) => throw new NotSupportedException();
                public long Vjp(object[] a, double resultCotangent, Array[] c, Array[] d) => throw new NotSupportedException();
                public Measured Jvp(object[] a, Array[] d, Array[] w, out double tangent) => throw new NotSupportedException();
            """;
    }

    private static string Locals(IMethodSymbol method) =>
        Each(method.Parameters, (p, i) => StructureText.Is(p.Type)
            ? $"var p{i} = {StructureText.Made(p.Type, $"((double[])a[{i}])")}; "
            : $"var p{i} = {(IsList(p.Type) ? $"new {p.Type.ToDisplayString(TypeFormat)}({Stored(p, $"a[{i}]")})" : Stored(p, $"a[{i}]"))}; ");

    private static string Stored(IParameterSymbol parameter, string argument) => StructureText.Is(ElementType(parameter.Type)) && !StructureText.Is(parameter.Type)
        ? StructureText.MadeArray(ElementType(parameter.Type), $"(double[]){argument}")
        : $"({StorageType(parameter)}){argument}";

    /// <summary>What the function leaves in arrays of structures, as numbers again.</summary>
    private static string LeftIn(IMethodSymbol method) => Each(method.Parameters, (p, i) => IsStructures(method, i)
        ? StructureText.CopiedArray(ElementType(p.Type), AsArray(p), $"((double[])a[{i}])", all: true)
        : "");

    private static string AsArray(IParameterSymbol parameter) => IsList(parameter.Type)
        ? $"System.Runtime.InteropServices.CollectionsMarshal.AsSpan(p{parameter.Ordinal})"
        : $"p{parameter.Ordinal}";

    private static bool IsList(ITypeSymbol type) => type is INamedTypeSymbol { Name: "List" };

    private static int[] WithRespectTo(IMethodSymbol method, AttributeData attribute)
    {
        string[] named = [.. attribute.ConstructorArguments.SelectMany(argument => argument.Values).Select(value => (string)value.Value!)];
        return named.Length > 0
            ? [.. named.Select(name => method.Parameters.Single(p => p.Name == name).Ordinal)]
            : [.. method.Parameters.Where(IsDifferentiable).Select(p => p.Ordinal)];
    }

    private static bool IsDifferentiable(IParameterSymbol parameter) =>
        parameter.RefKind is not RefKind.Out && StructureText.IsDifferentiable(ElementType(parameter.Type))
        && !parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(NoGradientAttribute));

    private static bool IsWritten(IParameterSymbol parameter) =>
        parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(WrittenAttribute))
        && !parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(NoGradientAttribute));

    // A number by reference is given as an array of one.
    private static string Argument(IParameterSymbol parameter, int position) => parameter.RefKind switch
    {
        RefKind.None => $"p{position}",
        RefKind.Ref => $"ref p{position}[0]",
        RefKind.Out => $"out p{position}[0]",
        _ => $"in p{position}[0]",
    };

    private static string StorageType(IParameterSymbol parameter) => parameter.Type switch
    {
        _ when parameter.RefKind is not RefKind.None => $"{parameter.Type.ToDisplayString(TypeFormat)}[]",
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" } => $"{ElementType(parameter.Type).ToDisplayString(TypeFormat)}[]",
        _ => parameter.Type.ToDisplayString(TypeFormat),
    };

    private static string Element(IMethodSymbol method, int parameter) =>
        IsStructure(method, parameter) || IsStructures(method, parameter) ? "double" : ElementType(method.Parameters[parameter].Type).ToDisplayString(TypeFormat);

    private static bool IsStructure(IMethodSymbol method, int parameter) => StructureText.Is(method.Parameters[parameter].Type);

    /// <summary>Whether the parameter is an array of structures.</summary>
    private static bool IsStructures(IMethodSymbol method, int parameter) =>
        !IsStructure(method, parameter) && StructureText.Is(ElementType(method.Parameters[parameter].Type));

    private static bool IsScalar(IMethodSymbol method, int parameter) => IsScalar(method.Parameters[parameter].Type);

    private static bool IsScalar(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type, ElementType(type));

    private static ITypeSymbol ElementType(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "List", TypeArguments: [var element] } => element,
        _ => type,
    };

    private static string Each<T>(IEnumerable<T> items, Func<T, int, string> text) => string.Concat(items.Select(text));
}
