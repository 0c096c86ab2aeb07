using System;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>
/// Copies undifferentiated code as it was written, so that it is evaluated in the order and as often as there. Types and
/// static members get their full names, and what the method computes itself becomes operands.
/// </content>
internal sealed partial class Lowering
{
    // Math.Max(n, 0) + text.Length   becomes   the same text around the present values of n and text
    private Expr CopyForeign(IOperation operation)
    {
        var text = new ForeignText();
        return Copied(() => Copy(operation.Syntax, text)) ? text.ToExpr(MapOrName(operation.Type!)) : Poison;
    }

    /// <summary>False if something in it has been refused.</summary>
    private bool Copied(Action copy)
    {
        bool before = isRefused;
        isRefused = false;
        copy();
        bool isCopied = !isRefused;
        isRefused |= before;
        return isCopied;
    }

    private void Copy(SyntaxNode node, ForeignText text)
    {
        if (depth >= DepthLimit)
        {
            if (!isTooDeep)
                Refuse(LanguageDiagnostics.TooDeep, node.GetLocation(), $"this code is nested more than {DepthLimit} levels deep");
            isTooDeep = true;
            RefuseSilently();
            return;
        }

        depth++;
        CopyNode(node, text);
        Leave();
    }

    private void CopyNode(SyntaxNode node, ForeignText text)
    {
        SemanticModel model = context.ModelOf(node.SyntaxTree);
        IOperation? operation = node is ExpressionSyntax ? model.GetOperation(node, context.Cancellation) : null;
        if (operation is not null && IsLeaf(operation))
        {
            CopyOperand(operation, text);
            return;
        }

        switch (node)
        {
            case InvocationExpressionSyntax when operation is INameOfOperation name:
                text.Add(NameOf(name));
                break;
            case InvocationExpressionSyntax call when operation is IInvocationOperation { TargetMethod: var target }:
                CopyCall(call, target, text);
                break;
            case ImplicitObjectCreationExpressionSyntax creation:
                text.Add("new ");
                text.Add(Actual(operation!.Type!));
                CopyChildren(creation, text, skip: 1);
                break;
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.DefaultLiteralExpression):
                text.Add($"default({Actual(operation!.Type!).InCode()})");
                break;
            case LiteralExpressionSyntax { Token: var token } when token.Value is string value && token.Text.Contains('\n'):
                text.Add(SymbolDisplay.FormatLiteral(value, quote: true));
                break;
            case MemberAccessExpressionSyntax or NameSyntax or PredefinedTypeSyntax:
                CopyName((ExpressionSyntax)node, model, text);
                break;
            case ThisExpressionSyntax when IsInObject:
                text.Add("this");
                break;
            case TypeSyntax when model.GetSymbolInfo(node, context.Cancellation).Symbol is ITypeSymbol type:
                text.Add(Actual(type));
                break;
            case InterpolationSyntax interpolation:
                CopyInterpolation(interpolation, text);
                break;
            case NameColonSyntax or NameEqualsSyntax:
                text.Add(node.ToString());
                break;
            case AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax, Left: IdentifierNameSyntax left } assignment:
                text.Add($"{left} = ");
                Copy(assignment.Right, text);
                break;
            case BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or CastExpressionSyntax when IsChecked(operation):
                text.Add("checked(");
                CopyChildren(node, text);
                text.Add(")");
                break;
            default:
                if (Refused(node) is { } what)
                    Refuse(LanguageDiagnostics.NotSupported, node.GetLocation(), what, "compute the value in a statement before");
                else
                    CopyChildren(node, text);
                break;
        }
    }

    private void CopyChildren(SyntaxNode node, ForeignText text, int skip = 0)
    {
        bool isFirst = true;
        foreach (SyntaxNodeOrToken child in node.ChildNodesAndTokens().Skip(skip))
        {
            SyntaxToken first = child.IsToken ? child.AsToken() : child.AsNode()!.GetFirstToken();
            if (!isFirst && StatementText.IsSpaced(first.GetPreviousToken(), first))
                text.Add(" ");
            isFirst = false;
            if (child.AsNode() is { } inner)
                Copy(inner, text);
            else
                text.Add(child.AsToken().Text);
        }
    }

    // {Kind.Of(x),5:F2}   becomes   {(global::Kind.Of(x)),5:F2}
    private void CopyInterpolation(InterpolationSyntax interpolation, ForeignText text)
    {
        var value = new ForeignText();
        Copy(interpolation.Expression, value);
        text.Add(value.NamesTypes ? "{(" : "{");
        text.Add(value);
        text.Add(value.NamesTypes ? ")" : "");
        if (interpolation.AlignmentClause is { } alignment)
        {
            text.Add(",");
            Copy(alignment.Value, text);
        }

        text.Add(interpolation.FormatClause?.ToString() ?? "");
        text.Add("}");
    }

    // text.Trimmed()   becomes   global::Extensions.Trimmed(text)
    private void CopyCall(InvocationExpressionSyntax call, IMethodSymbol target, ForeignText text)
    {
        CheckAccess(target, call);
        if (target.ReducedFrom is null && !(target.IsExtensionMethod && call.Expression is MemberAccessExpressionSyntax { Expression: var left } && !IsType(left)))
        {
            CopyChildren(call, text);
            return;
        }

        if (call.Expression is not MemberAccessExpressionSyntax access)
        {
            Refuse(LanguageDiagnostics.NotSupported, call.GetLocation(), "this call of an extension method", "call it as a static method");
            return;
        }

        text.Add(Actual(target.ContainingType));
        text.Add(".");
        CopyGenericName(access.Name, text);
        text.Add("(");
        Copy(access.Expression, text);
        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            text.Add(", ");
            Copy(argument, text);
        }

        text.Add(")");
    }

    private bool IsType(ExpressionSyntax expression) =>
        context.ModelOf(expression.SyntaxTree).GetSymbolInfo(expression, context.Cancellation).Symbol is ITypeSymbol;

    // Console.Out, PI, List<int>   become   global::System.Console.Out, global::System.Math.PI, global::System.Collections.Generic.List<int>
    private void CopyName(ExpressionSyntax name, SemanticModel model, ForeignText text)
    {
        ISymbol? symbol = model.GetSymbolInfo(name, context.Cancellation).Symbol;
        if (symbol is not null)
            CheckAccess(symbol, name);
        switch (symbol)
        {
            case ITypeParameterSymbol parameter when Actual(parameter) is ITypeParameterSymbol:
                Refuse(LanguageDiagnostics.ValueType, name.GetLocation(), "this value", name.ToString());
                break;
            case { IsStatic: true, ContainingType.TypeKind: TypeKind.Interface } and (IPropertySymbol or IMethodSymbol) and ({ IsAbstract: true } or { IsVirtual: true }):
                Refuse(LanguageDiagnostics.NotSupported, name.GetLocation(), $"'{name}' in undifferentiated code", "compute the value in a statement before");
                break;
            case ITypeSymbol type:
                text.Add(Actual(type));
                break;
            case { IsStatic: true, ContainingType: { } type } and (IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension }):
                text.Add(Actual(type));
                text.Add(".");
                CopyGenericName(name is MemberAccessExpressionSyntax qualified ? qualified.Name : (SimpleNameSyntax)name, text);
                break;
            case not null when name is MemberAccessExpressionSyntax access:
                Copy(access.Expression, text);
                text.Add(access.OperatorToken.Text);
                CopyGenericName(access.Name, text);
                break;
            case not null when name is SimpleNameSyntax simple && name.Parent is MemberBindingExpressionSyntax:
                CopyGenericName(simple, text);
                break;
            case { IsStatic: false } and (IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }) when name is SimpleNameSyntax own && IsInObject:
                text.Add("this.");
                CopyGenericName(own, text);
                break;
            default:
                Refuse(LanguageDiagnostics.NotSupported, name.GetLocation(), $"'{name}' in undifferentiated code", "compute the value in a statement before");
                break;
        }
    }

    private void CopyGenericName(SimpleNameSyntax name, ForeignText text)
    {
        text.Add(name.Identifier.Text);
        if (name is GenericNameSyntax generic)
            CopyChildren(generic.TypeArgumentList, text);
    }

    /// <summary>Copied code stands in the type of the method that is differentiated, also where it comes from another one.</summary>
    private void CheckAccess(ISymbol symbol, SyntaxNode place)
    {
        if (!context.IsAccessible(symbol))
            Refuse(LanguageDiagnostics.NotSupported, place.GetLocation(), $"'{symbol.Name}', which is private to another type,", "make it internal");
    }

    /// <summary>What cannot be copied: it would declare, assign or run later.</summary>
    private static string? Refused(SyntaxNode node) => node switch
    {
        AnonymousFunctionExpressionSyntax => "a lambda in undifferentiated code",
        QueryExpressionSyntax => "a query",
        AwaitExpressionSyntax => "await",
        AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression }
            or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => "an assignment in undifferentiated code",
        SingleVariableDesignationSyntax or DeclarationExpressionSyntax => "a variable declared in undifferentiated code",
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } => "an argument by reference",
        ThisExpressionSyntax or BaseExpressionSyntax => "this",
        RefExpressionSyntax or MakeRefExpressionSyntax or StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax => "this expression",
        InterpolatedStringExpressionSyntax text when text.ToString().Contains('\n') => "an interpolated string over several lines",
        _ => null,
    };

    private static bool IsChecked(IOperation? operation) => operation switch
    {
        IBinaryOperation binary => binary.IsChecked,
        IUnaryOperation unary => unary.IsChecked,
        IConversionOperation conversion => conversion.IsChecked,
        _ => false,
    };
}
