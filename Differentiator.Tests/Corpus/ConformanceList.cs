using System.Collections.Generic;
using System.Linq;
using Differentiator.Tests.Architecture;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.Tests.Corpus;

/// <summary>The numbered programs of the conformance list, and which of them the corpus and the tests cover.</summary>
internal static class ConformanceList
{
    public const int Length = 118;

    /// <summary>What waits for the language to grow; a program that gets covered leaves this list.</summary>
    public static IReadOnlySet<int> NotYet { get; } = new HashSet<int>
    {
    };

    /// <summary>The numbers in all <see cref="CoversAttribute"/>s.</summary>
    public static SortedSet<int> Covered() => [.. Repository.Sources
        .Where(path => path.StartsWith("Differentiator.Tests/", System.StringComparison.Ordinal))
        .Select(Repository.Read)
        .Where(text => text.Contains("Covers(", System.StringComparison.Ordinal))
        .SelectMany(text => CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<AttributeSyntax>())
        .Where(attribute => attribute.Name.ToString() == "Covers")
        .SelectMany(attribute => attribute.ArgumentList!.Arguments)
        .Select(argument => (int)((LiteralExpressionSyntax)argument.Expression).Token.Value!)];
}
