using System;
using System.Collections;
using System.Collections.Generic;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Differentiator.Tests.Infrastructure.Harness;

/// <summary>Walks everything a pipeline value holds and finds what must not be kept: symbols, syntax, compilations, locations.</summary>
internal static class Reachability
{
    /// <summary>The path to the first forbidden object, or null.</summary>
    public static string? FindForbidden(object root) => Visit(root, "value", new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static string? Visit(object? value, string path, HashSet<object> seen)
    {
        if (value is null)
            return null;
        if (value is ISymbol or SyntaxNode or SyntaxTree or Compilation or SemanticModel or IOperation or Location)
            return $"{path}: {value.GetType()}";
        Type type = value.GetType();
        if (type.IsPrimitive || type.IsEnum || value is string or Type or Delegate or Pointer || (!type.IsValueType && !seen.Add(value)))
            return null;
        return value is IEnumerable items && type.IsArray ? VisitItems(items, path, seen) : VisitFields(value, type, path, seen);
    }

    private static string? VisitItems(IEnumerable items, string path, HashSet<object> seen)
    {
        int index = 0;
        foreach (object? item in items)
        {
            if (Visit(item, $"{path}[{index++}]", seen) is { } found)
                return found;
        }

        return null;
    }

    private static string? VisitFields(object value, Type type, string path, HashSet<object> seen)
    {
        for (Type? level = type; level is not null; level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (Visit(field.GetValue(value), $"{path}.{field.Name}", seen) is { } found)
                    return found;
            }
        }

        return null;
    }
}
