using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.CodeFixes;

/// <summary>The parameters that a <c>[Differentiable]</c> names, and the arguments in which it does.</summary>
internal static class AttributeParameters
{
    /// <summary>The names; none if the attribute is about all parameters.</summary>
    public static ImmutableArray<string> Of(AttributeData attribute) =>
        attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? array.Values.Select(value => value.Value as string ?? "").ToImmutableArray()
            : ImmutableArray<string>.Empty;

    /// <summary>The arguments of an attribute that name parameters one by one.</summary>
    public static IEnumerable<AttributeArgumentSyntax> In(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.Where(argument => argument is { NameEquals: null, NameColon: null }) ?? [];

    /// <summary>The attribute without an argument, and without parentheses around nothing.</summary>
    public static AttributeSyntax Without(AttributeSyntax attribute, AttributeArgumentSyntax argument)
    {
        AttributeArgumentListSyntax list = attribute.ArgumentList!;
        return list.Arguments.Count == 1
            ? attribute.WithArgumentList(null).WithTrailingTrivia(list.GetTrailingTrivia())
            : attribute.WithArgumentList(list.RemoveNode(argument, SyntaxRemoveOptions.KeepUnbalancedDirectives));
    }
}
