using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.Generator.Frontend;

/// <summary>Where the arguments of an attribute are written.</summary>
internal static class AttributeArgument
{
    public static Location Whole(AttributeData attribute) => Syntax(attribute)?.GetLocation() ?? Location.None;

    public static Location Named(AttributeData attribute, string name) =>
        Arguments(attribute).FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name)?.Expression.GetLocation() ?? Whole(attribute);

    /// <summary>The element <paramref name="index"/> of a params array of <paramref name="count"/> elements.</summary>
    public static Location Positional(AttributeData attribute, int index, int count)
    {
        ExpressionSyntax[] written = Arguments(attribute).Where(a => a.NameEquals is null).Select(a => a.Expression).ToArray();
        if (written.Length == 1 && Initializer(written[0]) is { } initializer && initializer.Expressions.Count == count)
            return initializer.Expressions[index].GetLocation();
        return written.Length == count ? written[index].GetLocation() : Whole(attribute);
    }

    private static InitializerExpressionSyntax? Initializer(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax array => array.Initializer,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer,
        _ => null,
    };

    private static IEnumerable<AttributeArgumentSyntax> Arguments(AttributeData attribute) =>
        Syntax(attribute)?.ArgumentList?.Arguments ?? Enumerable.Empty<AttributeArgumentSyntax>();

    private static AttributeSyntax? Syntax(AttributeData attribute) => attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;
}
