using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>The name of the file emitted for a method: unique in the project, also where case does not count.</summary>
internal static class HintName
{
    public static string Of(IMethodSymbol method)
    {
        var name = new StringBuilder();
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
            name.Insert(0, type.Name + (type.Arity > 0 ? "{" + string.Join(",", type.TypeParameters.Select(p => p.Name)) + "}" : "") + ".");
        if (method.QualifiedNamespace() is { Length: > 0 } space)
            name.Insert(0, space + ".");
        name.Append(method.Name);

        if (HasOverload(method))
        {
            foreach (IParameterSymbol parameter in method.Parameters)
                name.Append('_').Append(parameter.RefKind is RefKind.None ? "" : "ref ").Append(parameter.Type.InMessage());
        }

        string plain = Legal(name.ToString());
        return HasCaseTwin(method) ? plain + "-" + Hash(name.ToString()) : plain;
    }

    private static bool HasOverload(IMethodSymbol method) =>
        method.ContainingType.GetMembers(method.Name).Count(member => !member.IsEmitted()) > 1;

    /// <summary>Whether a name in the chain differs from a neighbour's in case only.</summary>
    private static bool HasCaseTwin(IMethodSymbol method)
    {
        for (ISymbol symbol = method; symbol.ContainingSymbol is INamespaceOrTypeSymbol container; symbol = container)
        {
            // Namespaces of the project itself: those of its references do not meet in the emitted files.
            foreach (ISymbol neighbour in container.GetMembers())
            {
                if (neighbour.Name != symbol.Name && string.Equals(neighbour.Name, symbol.Name, System.StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }

    private static string Legal(string name)
    {
        var legal = new StringBuilder();
        foreach (char c in name)
        {
            if ((c < 128 && char.IsLetterOrDigit(c)) || c is '.' or '_' or ',' or '{' or '}' or '[' or ']' or '(' or ')')
                legal.Append(c);
            else if (c is '<')
                legal.Append('{');
            else if (c is '>')
                legal.Append('}');
            else if (c is not ' ')
                legal.Append('-').Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }

        return legal.ToString();
    }

    private static string Hash(string name)
    {
        uint hash = 2166136261; // FNV-1a: the same in every process
        foreach (char c in name)
            hash = unchecked((hash ^ c) * 16777619);
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
