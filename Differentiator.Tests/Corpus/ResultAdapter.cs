using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Differentiator.Tests.Corpus;

/// <summary>The source of one <see cref="IResultFunction"/>.</summary>
internal sealed class ResultAdapter
{
    private readonly IMethodSymbol method;
    private readonly string type;
    private readonly int[] withRespectTo;
    private readonly int[] written;

    public ResultAdapter(IMethodSymbol method, AttributeData attribute)
    {
        this.method = method;
        type = Name(method.ContainingType);
        string[] named = [.. attribute.ConstructorArguments.SelectMany(argument => argument.Values).Select(value => (string)value.Value!)];
        withRespectTo = [.. method.Parameters.Where(parameter => named.Length > 0 ? named.Contains(parameter.Name)
            : parameter.RefKind is not RefKind.Out && !parameter.GetAttributes().Any(each => each.AttributeClass?.Name == nameof(NoGradientAttribute)) && StructureText.IsDifferentiable(Element(parameter.Type))).Select(parameter => parameter.Ordinal)];
        written = [.. method.Parameters.Where(parameter => parameter.GetAttributes().Any(each => each.AttributeClass?.Name == nameof(WrittenAttribute))).Select(parameter => parameter.Ordinal)];
    }

    public string Write()
    {
        string locals = Each(method.Parameters, (p, i) => $"var p{i} = {Made(p.Type, $"a[{i}]")}; ");
        string arguments = string.Join(", ", method.Parameters.Select((p, i) => By(p.RefKind) + $"p{i}"));
        string rest = method.Parameters.Length > 0 ? arguments + ", " : "";
        bool isVoid = method.ReturnsVoid, isArray = method.ReturnType is IArrayTypeSymbol;
        string left = Each(written, (p, _) => Added(method.Parameters[p].Type, $"p{p}", "r")) + Each(written, (p, _) => Back(method.Parameters[p].Type, $"p{p}", $"a[{p}]"));
        string result = isVoid ? "" : Added(method.ReturnType, "value", "r");
        string take = isVoid ? "" : "var value = ";
        int[] others = [.. written.Except(withRespectTo)];
        string cotangents = "int at = 0; "
            + (isVoid ? "" : $"var cr = {Made(method.ReturnType, "part")}; ".Replace("part", isArray ? $"c[at..(at = c.Length{Each(written, (p, _) => $" - a[{p}].Length")})]" : $"c[at..(at += {Count(method.ReturnType)})]", StringComparison.Ordinal))
            + Each(written, (p, _) => $"var c{p} = {Made(method.Parameters[p].Type, $"c[at..(at += a[{p}].Length)]")}; ");
        string slots = Each(withRespectTo, (p, k) => $"var g{k} = {Made(method.Parameters[p].Type, $"g[{k}]")}; ");
        string back = Each(withRespectTo, (p, k) => Back(method.Parameters[p].Type, $"g{k}", $"g[{k}]"));
        string vjp = string.Join(", ", new[] { arguments }.Concat(isVoid ? [] : ["cr"]).Concat(written.Select(p => $"c{p}")).Concat(withRespectTo.Select((p, k) => (IsMemory(p) ? "" : "ref ") + $"g{k}")));
        string others0 = Each(others, (p, _) => $"var w{p} = {Made(method.Parameters[p].Type, $"System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Repeat(double.NaN, a[{p}].Length))")}; ");
        string jvp = string.Join(", ", new[] { arguments }
            .Concat(withRespectTo.Select((p, k) => (IsMemory(p) || !written.Contains(p) ? "" : "ref ") + $"g{k}"))
            .Concat(others.Select(p => (IsMemory(p) ? "" : "out ") + $"w{p}"))
            .Concat(isArray ? ["tr"] : []));
        string returned = isVoid ? "" : isArray ? Added(method.ReturnType, "value", "r") + Added(method.ReturnType, "tr", "t") : Added(method.ReturnType, "value.Value", "r") + Added(method.ReturnType, "value.Tangent", "t");
        string tangents = Each(written, (p, _) => Added(method.Parameters[p].Type, withRespectTo.Contains(p) ? $"g{Array.IndexOf(withRespectTo, p)}" : $"w{p}", "t"));
        string resultTangent = isArray ? $"var tr = new {Name(Element(method.ReturnType))}[n]; Array.Fill(tr, {(StructureText.Is(Element(method.ReturnType)) ? "default" : $"{Name(Element(method.ReturnType))}.NaN")}); " : "";
        string item = Widest();
        return $$"""

            internal sealed class {{method.ContainingType.Name}}_{{method.Name}} : IResultFunction
            {
                public string Name => "{{method.ContainingType.Name}}.{{method.Name}}";
                public System.Reflection.MethodInfo Method => typeof({{type}}).GetMethod("{{method.Name}}")!;
                public IReadOnlyList<int> WithRespectTo => new int[] { {{string.Join(", ", withRespectTo)}} };
                public IReadOnlyList<bool> ResultIsData => new bool[] { {{string.Join(", ", StructureText.Is(method.ReturnType) ? StructureText.AreData(method.ReturnType).Select(isData => isData ? "true" : "false") : [])}} };
                public double[] Value(double[][] a)
                {
                    {{locals}} var r = new List<double>();
                    {{take}}{{type}}.{{method.Name}}({{arguments}});
                    {{result}} {{left}} return r.ToArray();
                }
                public long Allocated(double[][] a)
                {
                    {{locals}}
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    {{take}}{{type}}.{{method.Name}}({{arguments}});
                    before = GC.GetAllocatedBytesForCurrentThread() - before;
                    {{(isArray ? "GC.KeepAlive(value);" : "")}} return before;
                }
                public long Vjp(double[][] a, double[] c, double[][] g)
                {
                    {{locals}} {{slots}} {{cotangents}} var r = new List<double>();
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    {{type}}.{{method.Name}}Vjp({{vjp}});
                    before = GC.GetAllocatedBytesForCurrentThread() - before;
                    {{left}} {{back}} return before;
                }
                public (double[], double[], long) Jvp(double[][] a, double[][] g)
                {
                    int n = {{(isArray ? "Value(System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Select(a, x => (double[])x.Clone()))).Length" + Each(written, (p, _) => $" - a[{p}].Length") : "0")}};
                    {{locals}} {{slots}} {{others0}} {{resultTangent}} var r = new List<double>(); var t = new List<double>();
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    {{take}}{{type}}.{{method.Name}}Jvp({{jvp}});
                    before = GC.GetAllocatedBytesForCurrentThread() - before;
                    {{returned}} {{left}} {{tangents}} return (r.ToArray(), t.ToArray(), before);
                }
                public (double[], long) Jacobian(double[][] a, double[] j)
                {
                    {{locals}} var r = new List<double>(); {{(item == "double" ? "var f = j;" : $"var f = Array.ConvertAll(j, x => ({item})x);")}}
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    {{take}}{{type}}.{{method.Name}}Jacobian({{rest}}f);
                    before = GC.GetAllocatedBytesForCurrentThread() - before;
                    for (int i = 0; i < f.Length; i++) j[i] = f[i];
                    {{result}} {{left}} return (r.ToArray(), before);
                }
                public double[,] ConvenientJacobian(double[][] a)
                {
                    {{locals}} var made = {{type}}.{{method.Name}}Jacobian({{arguments}});
                    var j = new double[made.GetLength(0), made.GetLength(1)];
                    for (int i = 0; i < j.GetLength(0); i++) for (int k = 0; k < j.GetLength(1); k++) j[i, k] = made[i, k];
                    return j;
                }
            }

            """;
    }

    // The widest type with respect to which is differentiated.
    private string Widest() => withRespectTo.SelectMany(p => Numbers(Element(method.Parameters[p].Type))).Contains("double") ? "double" : "float";

    private static IEnumerable<string> Numbers(ITypeSymbol type) => StructureText.Is(type)
        ? type is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.SelectMany(element => Numbers(element.Type))
            : type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic).SelectMany(field => Numbers(field.Type))
        : [Name(type)];

    private bool IsMemory(int parameter) => IsMemory(method.Parameters[parameter].Type);

    private static bool IsMemory(ITypeSymbol type) => !SymbolEqualityComparer.Default.Equals(type, Element(type));

    /// <summary>A value made of numbers.</summary>
    private static string Made(ITypeSymbol type, string numbers) => (IsMemory(type), StructureText.Is(Element(type))) switch
    {
        (true, true) => StructureText.MadeArray(Element(type), $"({numbers})"),
        (true, false) => $"Array.ConvertAll({numbers}, x => ({Name(Element(type))})x)",
        (false, true) => $"new Func<double[], {Name(type)}>(v => {StructureText.Made(type, "v")})({numbers})",
        _ when type.SpecialType is SpecialType.System_Boolean => $"({numbers})[0] != 0",
        _ => $"({Name(type)})({numbers})[0]",
    };

    /// <summary>Adds the numbers of a value to a list; those that are data count as zero.</summary>
    private static string Added(ITypeSymbol type, string value, string list) => (IsMemory(type), StructureText.Is(Element(type))) switch
    {
        (true, true) => $"{{ var v = new double[{value}.Length * {Count(Element(type))}]; {StructureText.CopiedArray(Element(type), value, "v", all: false)} {list}.AddRange(v); }} ",
        (true, false) => $"foreach (var v in {value}) {list}.Add(v); ",
        (false, true) => $"{{ var v = new double[{Count(type)}]; {StructureText.Copied(type, value, "v", all: false)} {list}.AddRange(v); }} ",
        _ => $"{list}.Add({value}); ",
    };

    private static string Back(ITypeSymbol type, string value, string numbers) => (IsMemory(type), StructureText.Is(Element(type))) switch
    {
        (true, true) => StructureText.CopiedArray(Element(type), value, numbers, all: true),
        (true, false) => $"for (int k = 0; k < {value}.Length; k++) {numbers}[k] = {value}[k]; ",
        (false, true) => StructureText.Copied(type, value, numbers, all: true),
        _ => $"{numbers}[0] = {value}; ",
    };

    private static int Count(ITypeSymbol type) => StructureText.Is(type) ? StructureText.Count(type) : 1;

    private static string By(RefKind kind) => kind switch { RefKind.Ref => "ref ", RefKind.Out => "out ", RefKind.In => "in ", _ => "" };

    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static ITypeSymbol Element(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments: [var element] } => element,
        _ => type,
    };

    private static string Each<T>(IEnumerable<T> items, Func<T, int, string> text) => string.Concat(items.Select(text));
}
