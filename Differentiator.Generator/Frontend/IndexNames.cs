using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiator.Generator.Frontend;

/// <summary>Names for the indices of foreach loops that the method does not use itself: <c>i</c>, <c>j</c>, <c>k</c>, ..</summary>
internal sealed class IndexNames(SyntaxNode method)
{
    private readonly HashSet<string> taken = new(method.DescendantTokens()
        .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
        .Select(token => token.ValueText));

    public string Next()
    {
        for (int number = 0; ; number++)
        {
            string suffix = number < 3 ? "" : (number / 3).ToString(System.Globalization.CultureInfo.InvariantCulture);
            string name = "ijk"[number % 3] + suffix;
            if (taken.Add(name))
                return name;
        }
    }

    /// <summary>The loop is over: a later one may use the name again.</summary>
    public void Release(string name) => taken.Remove(name);
}
