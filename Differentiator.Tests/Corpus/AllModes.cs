using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.Tests.Corpus;

/// <summary>Asks for every member that a corpus function can be checked through, where the attribute leaves it open.</summary>
internal static class AllModes
{
    private const string Text = "Derivatives = global::Differentiator.Derivatives.Gradient | global::Differentiator.Derivatives.Jvp | global::Differentiator.Derivatives.Vjp";

    private static readonly AttributeArgumentSyntax Argument = SyntaxFactory.ParseCompilationUnit($"[assembly: A({Text})]")
        .DescendantNodes().OfType<AttributeArgumentSyntax>().Single();

    // [Differentiable]   becomes   [Differentiable(Derivatives = ..)]
    public static string Of(string source)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(source).GetRoot();
        IEnumerable<AttributeSyntax> open = root.DescendantNodes().OfType<AttributeSyntax>().Where(attribute =>
            attribute.Name.ToString() == "Differentiable" && attribute.ArgumentList?.Arguments.Any(argument => argument.NameEquals?.Name.ToString() == "Derivatives") != true);
        return root.ReplaceNodes(open, (_, attribute) => attribute.AddArgumentListArguments(Argument)).ToFullString();
    }
}
