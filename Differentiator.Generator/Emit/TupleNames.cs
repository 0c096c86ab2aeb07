using System;
using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Generator.Emit;

/// <summary>Names the elements of the convenience overload's result after the parameters.</summary>
internal static class TupleNames
{
    public const string Value = "Value";

    private static readonly string[] Forbidden =
        [Value, "Rest", "ToString", "Equals", "GetHashCode", "CompareTo", "Deconstruct", "GetType", "MemberwiseClone", "ReferenceEquals"];

    /// <param name="suffix">What a name that is taken gets before a number.</param>
    public static IReadOnlyList<string> Of(IEnumerable<string> parameters, string suffix = "Gradient")
    {
        HashSet<string> taken = new(Forbidden, StringComparer.Ordinal);
        var unique = new UniqueNames(Forbidden);
        List<string> names = [];
        foreach (string parameter in parameters)
        {
            string name = char.ToUpperInvariant(parameter[0]) + parameter.Substring(1);
            string chosen = taken.Contains(name) || IsPosition(name) ? unique.Take(name + suffix) : unique.Take(name);
            taken.Add(chosen);
            names.Add(chosen);
        }

        return names;
    }

    private static bool IsPosition(string name) =>
        name.StartsWith("Item", StringComparison.Ordinal) && name.Length > 4 && name.Skip(4).All(char.IsDigit);
}
