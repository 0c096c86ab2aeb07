using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <summary>Finds what runs when a method is called: of ordinary methods, local functions, lambdas, operators and accessors.</summary>
internal static class MethodBody
{
    /// <summary>The method as its body refers to it: the implementing part, without type arguments.</summary>
    public static IMethodSymbol Declaration(IMethodSymbol method)
    {
        IMethodSymbol definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return definition.PartialImplementationPart ?? definition;
    }

    /// <summary>The declaration that holds the body; null if there is none.</summary>
    public static SyntaxNode? Syntax(IMethodSymbol method) => Declaration(method).DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax())
        .FirstOrDefault(HasBody);

    /// <summary>The statements of a body; null if it is not in order.</summary>
    public static IOperation? Of(IOperation? declaration) => declaration switch
    {
        IMethodBodyOperation body => body.BlockBody ?? body.ExpressionBody,
        IConstructorBodyOperation body => body.BlockBody ?? body.ExpressionBody,
        ILocalFunctionOperation local => local.Body,
        IAnonymousFunctionOperation lambda => lambda.Body,
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => lambda.Body,
        IBlockOperation block => block,
        _ => null,
    } is { } statements && !statements.DescendantsAndSelf().Any(o => o.Kind is OperationKind.Invalid) ? statements : null;

    private static bool HasBody(SyntaxNode syntax) => syntax switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        LocalFunctionStatementSyntax function => function.Body is not null || function.ExpressionBody is not null,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax => true,
        _ => false,
    };
}
