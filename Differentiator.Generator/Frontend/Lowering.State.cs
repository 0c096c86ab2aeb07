using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>State outside of the method that never changes is data. What can change is refused.</content>
internal sealed partial class Lowering
{
    /// <summary>Arrays and spans outside of the method, by the text that names them.</summary>
    private readonly Dictionary<Verbatim, Local> constants = [];

    // p.X of a structure is a part of it;   Scale, where Scale is static readonly,   becomes   global::C.Scale
    private Expr LowerField(IFieldReferenceOperation field)
    {
        if (field.Instance is { } instance && Map(instance.Type) is StructType)
            return LowerExpression(instance) is var structure && IsPoison(structure) ? Poison : PartOf(structure, Structures.NameOf(field.Field));
        if (IsObject(field.Instance))
            return LowerObjectMember(field.Field, field.Field.Type, field);
        if (field.Field is { IsStatic: true, IsReadOnly: true })
            return LowerConstantMember(field.Field, field.Field.Type, field);
        return Refuse(LanguageDiagnostics.State, field, field.Field.Name, field.Field.IsStatic ? "a static field that can change" : "an instance field");
    }

    private Expr LowerConstantMember(ISymbol member, ITypeSymbol type, IOperation source)
    {
        if (Map(type) is not { } mapped || (mapped is StructType && !IsReadable(type)))
            return Refuse(LanguageDiagnostics.ValueType, source, $"'{member.Name}'", type.InMessage());
        CheckAccess(member, source.Syntax);
        var text = new Verbatim($"{Actual(member.ContainingType).InCode()}.{Constants.Escaped(member.Name)}", mapped);
        return isRefused ? Poison : mapped.Element is null ? text : NamedOnce(text, member);
    }

    /// <summary>Whether every part of a structure can be read where the derivatives stand.</summary>
    private bool IsReadable(ITypeSymbol type) => Map(type) is not StructType || Structures.PartsOf((INamedTypeSymbol)Actual(type)).All(part =>
        part.Member is IFieldSymbol field && context.IsAccessible(field.AssociatedSymbol ?? field) && IsReadable(part.Type));

    // Table[i]   becomes   table = Table, at the start of the method; table[i]
    private Local NamedOnce(Verbatim text, ISymbol member)
    {
        if (!constants.TryGetValue(text, out Local? local))
            constants.Add(text, local = NewLocal(Lowered(member.Name), text.Type, LocalRole.Temporary));
        return local;
    }

    private void CheckConstantsUnwritten(Function function)
    {
        if (constants.Count == 0)
            return;
        Memory memory = Analysis.Memory.Of(function);
        foreach (Stmt statement in function.Body.AllStatements().Where(statement => !statement.Regions().Any()))
        {
            if (memory.WrittenBy(statement).FirstOrDefault(constants.Values.Contains) is { } written)
                Refuse(LanguageDiagnostics.TargetNotVariable, context.Source[statement.Origin.Ordinal], $"'{written.Name}'");
        }
    }

    /// <summary>Whether a static property always has the same value: it is set once, or is a span of constants.</summary>
    private bool IsConstant(IPropertySymbol property) =>
        property is { IsStatic: true, SetMethod: null, IsIndexer: false }
        && property.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<PropertyDeclarationSyntax>().FirstOrDefault() is { } declaration
        && (IsAutomatic(declaration) || (Map(property.Type) is SpanType { IsReadOnly: true } && IsOfConstants(declaration.ExpressionBody?.Expression)));

    private static bool IsAutomatic(PropertyDeclarationSyntax property) =>
        property.AccessorList?.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }) == true;

    private bool IsOfConstants(ExpressionSyntax? made) =>
        made is ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax
        && made.DescendantNodes().OfType<ExpressionSyntax>().Where(inner => inner.Parent is InitializerExpressionSyntax or ExpressionElementSyntax)
            .All(element => context.ModelOf(element.SyntaxTree).GetConstantValue(element, context.Cancellation).HasValue);
}
