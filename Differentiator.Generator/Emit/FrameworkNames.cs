using System;
using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Generator.Emit;

/// <summary>Writes the names of types as short as the file allows, and remembers which namespaces that takes.</summary>
internal sealed class FrameworkNames(string containingNamespace, IEnumerable<string> hiddenNames)
{
    private static readonly string[] Imported = ["Differentiator", "System"];

    /// <summary>The only types of other namespaces of which is known whether their names mean something else in the file.</summary>
    private static readonly string[] ImportedTypes = ["System.Numerics.Vector", "System.Runtime.Intrinsics.Vector128", "System.Runtime.Intrinsics.Vector256", "System.Runtime.Intrinsics.Vector512"];
    private readonly HashSet<string> hidden = [.. hiddenNames];
    private readonly SortedSet<string> used = new(StringComparer.Ordinal);

    /// <summary>The namespaces to import, in order: <c>System</c> first.</summary>
    public IEnumerable<string> Usings => used
        .Where(name => containingNamespace != name && !containingNamespace.StartsWith(name + ".", StringComparison.Ordinal))
        .OrderByDescending(name => name.StartsWith("System", StringComparison.Ordinal));

    /// <summary><c>nameof(name)</c>, or the text itself where <c>nameof</c> means something else.</summary>
    public string NameOf(string identifier) => hidden.Contains("nameof") ? $"\"{identifier.TrimStart('@')}\"" : $"nameof({identifier})";

    /// <summary>An extension method of the namespace <c>System</c>, which it takes to be called.</summary>
    public string Extension(string name)
    {
        used.Add("System");
        return name;
    }

    /// <param name="fullName">Without <c>global::</c>.</param>
    public string Of(string fullName)
    {
        if (fullName is "System.Double" or "System.Single")
            return fullName == "System.Double" ? "double" : "float";
        int dot = fullName.LastIndexOf('.');
        if (dot < 0)
            return fullName;
        string space = fullName.Substring(0, dot), name = fullName.Substring(dot + 1);
        if ((!Imported.Contains(space) && !ImportedTypes.Contains(fullName)) || hidden.Contains(name))
            return "global::" + fullName;
        used.Add(space);
        return name;
    }
}
