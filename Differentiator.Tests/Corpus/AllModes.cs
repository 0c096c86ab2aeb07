using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.Tests.Corpus;

/// <summary>Asks for every member that a corpus function can be checked through, where the attribute leaves it open.</summary>
internal static class AllModes
{
    public const Derivatives First = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp;
    public const Derivatives Second = Derivatives.Gradient | Derivatives.Hvp | Derivatives.GradientHvp;
    public const Derivatives All = Second | Derivatives.Hessian;

    // [Differentiable]   becomes   [Differentiable(Derivatives = ..)]
    public static string Of(string source, Derivatives derivatives = First) => With(source, "Derivatives", $"(global::Differentiator.Derivatives){(int)derivatives}");

    /// <summary>Lets all derivatives be fast.</summary>
    public static string Fast(string source) => With(source, "Fast", "true");

    /// <summary>Lets callers give scratch memory.</summary>
    public static string CallerScratch(string source) => With(source, "CallerScratch", "true");

    private static string With(string source, string property, string value)
    {
        AttributeArgumentSyntax argument = SyntaxFactory.ParseCompilationUnit($"[assembly: A({property} = {value})]").DescendantNodes().OfType<AttributeArgumentSyntax>().Single();
        SyntaxNode root = CSharpSyntaxTree.ParseText(source).GetRoot();
        IEnumerable<AttributeSyntax> open = root.DescendantNodes().OfType<AttributeSyntax>().Where(attribute =>
            attribute.Name.ToString() == "Differentiable" && attribute.ArgumentList?.Arguments.Any(argument => argument.NameEquals?.Name.ToString() == property) != true);
        return root.ReplaceNodes(open, (_, attribute) => attribute.AddArgumentListArguments(argument)).ToFullString();
    }
}
