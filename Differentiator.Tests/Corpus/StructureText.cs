using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Differentiator.Tests.Corpus;

/// <summary>Structures as arrays of the numbers in them, in order: how adapters make one and take it apart again.</summary>
internal static class StructureText
{
    public static bool Is(ITypeSymbol type) => type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None, IsRefLikeType: false };

    public static bool IsDifferentiable(ITypeSymbol type) => Is(type) ? Parts(type).Any(part => IsDifferentiable(part.Type)) : IsFloatingPoint(type);

    /// <summary>The structure made of the numbers in <paramref name="array"/>.</summary>
    public static string Made(ITypeSymbol type, string array)
    {
        int next = 0;
        return Made(type, array, ref next);
    }

    /// <summary>Statements that copy the numbers of a structure into an array; those that are not differentiable only if asked for.</summary>
    public static string Copied(ITypeSymbol type, string structure, string array, bool all, string offset = "") => string.Concat(Leaves(type, structure)
        .Select((leaf, k) => (leaf, k))
        .Where(item => all || IsFloatingPoint(item.leaf.Type))
        .Select(item => $"{array}[{offset}{item.k}] = {(item.leaf.Type.SpecialType == SpecialType.System_Boolean ? $"{item.leaf.Path} ? 1 : 0" : item.leaf.Path)}; "));

    /// <summary>How many numbers a structure consists of.</summary>
    public static int Count(ITypeSymbol type) => Leaves(type, "").Count();

    /// <summary>Which of the numbers of a structure are no floating-point numbers.</summary>
    public static IEnumerable<bool> AreData(ITypeSymbol type) => Leaves(type, "").Select(leaf => !IsFloatingPoint(leaf.Type));

    /// <summary>An array of structures made of the numbers in <paramref name="array"/>, one after the other.</summary>
    public static string MadeArray(ITypeSymbol type, string array)
    {
        int next = 0;
        string element = Made(type, "a", ref next, "k * " + Count(type) + " + ");
        return $"Structures.From({array}, {Count(type)}, (a, k) => {element})";
    }

    /// <summary>Statements that copy the numbers of an array of structures into one of numbers.</summary>
    public static string CopiedArray(ITypeSymbol type, string structures, string array, bool all) =>
        $"for (int k = 0; k < {structures}.Length; k++) {{ {Copied(type, $"{structures}[k]", array, all, $"k * {Count(type)} + ")}}} ";

    private static string Made(ITypeSymbol type, string array, ref int next, string offset = "")
    {
        if (!Is(type))
        {
            string number = $"{array}[{offset}{next++}]";
            return type.SpecialType switch
            {
                SpecialType.System_Boolean => $"{number} != 0",
                _ when IsFloatingPoint(type) => $"({type.ToDisplayString()}){number}",
                _ => $"({type.ToDisplayString()})Math.Round({number})",
            };
        }

        var positional = new List<string>();
        var set = new List<string>();
        foreach ((string name, ITypeSymbol part, bool isPositional) in Parts(type))
        {
            string value = Made(part, array, ref next, offset);
            if (isPositional)
                positional.Add(value);
            else
                set.Add($"{name} = {value}");
        }

        return type.IsTupleType ? $"({string.Join(", ", positional)})"
            : $"new {type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}({string.Join(", ", positional)}) {{ {string.Join(", ", set)} }}";
    }

    private static IEnumerable<(string Path, ITypeSymbol Type)> Leaves(ITypeSymbol type, string path) => Is(type)
        ? Parts(type).SelectMany(part => Leaves(part.Type, $"{path}.{part.Name}"))
        : [(path, type)];

    // What the primary constructor of a record takes, then what can be set.
    private static List<(string Name, ITypeSymbol Type, bool IsPositional)> Parts(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
            return [.. tuple.TupleElements.Select((element, k) => ($"Item{k + 1}", element.Type, true))];
        IParameterSymbol[] parameters = [.. ((INamedTypeSymbol)type).InstanceConstructors.Where(_ => type.IsRecord).OrderByDescending(c => c.Parameters.Length)
            .Take(1).SelectMany(constructor => constructor.Parameters).Where(parameter => !SymbolEqualityComparer.Default.Equals(parameter.Type, type))];
        List<(string Name, ITypeSymbol Type, bool IsPositional)> parts = [.. parameters.Select(parameter => (parameter.Name, parameter.Type, true))];
        parts.AddRange(type.GetMembers().OfType<IFieldSymbol>()
            .Where(field => !field.IsStatic)
            .Select(field => (field.AssociatedSymbol?.Name ?? field.Name, field.Type, false))
            .Where(part => !parts.Exists(other => other.Name == part.Item1)));
        return parts;
    }

    private static bool IsFloatingPoint(ITypeSymbol type) => type.SpecialType is SpecialType.System_Double or SpecialType.System_Single;
}
