using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Differentiator.Tests.Infrastructure.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiator.Tests.Architecture;

/// <summary>The public surface of an assembly as sorted text.</summary>
internal static class PublicApi
{
    private static readonly SymbolDisplayFormat Names = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Members = Names
        .AddGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeConstraints)
        .AddMemberOptions(SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeRef)
        .AddParameterOptions(SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeModifiers | SymbolDisplayParameterOptions.IncludeDefaultValue);

    private static readonly SymbolDisplayFormat Types = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword);

    public static string Of(Type marker)
    {
        MetadataReference reference = References.To(marker);
        var compilation = CSharpCompilation.Create("Api", references: [.. References.Default, reference]);
        var assembly = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(compilation.References.Last(r => r.Display == reference.Display))!;
        var text = new StringBuilder();
        foreach (INamedTypeSymbol type in TypesIn(assembly.GlobalNamespace).OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal))
            Write(text, type);
        return text.ToString();
    }

    private static void Write(StringBuilder text, INamedTypeSymbol type)
    {
        string bases = string.Join(", ", Bases(type).Select(symbol => symbol.ToDisplayString(Names)).Order(StringComparer.Ordinal));
        string name = type.ToDisplayString(Types);
        text.Append(Modifiers(type)).Append(name).Append(bases.Length > 0 ? $" : {bases}" : "").Append('\n');
        IEnumerable<string> members = type.GetMembers()
            .Where(member => IsVisible(member) && member is not INamedTypeSymbol && member is not IMethodSymbol { AssociatedSymbol: not null } && !IsUnwritten(member))
            .Select(member => member.ToDisplayString(Members) + (member is IFieldSymbol { HasConstantValue: true } constant ? $" = {constant.ConstantValue}" : ""));
        foreach (string member in members.Order(StringComparer.Ordinal))
            text.Append("    ").Append(member).Append('\n');
    }

    private static string Modifiers(INamedTypeSymbol type) =>
        type.IsStatic ? "static " : type is { IsSealed: true, TypeKind: TypeKind.Class } ? "sealed " : type is { IsAbstract: true, TypeKind: TypeKind.Class } ? "abstract " : type.IsReadOnly ? "readonly " : "";

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type) =>
        type.BaseType is { SpecialType: SpecialType.None } parent ? type.Interfaces.Prepend(parent) : type.Interfaces;

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    /// <summary>The constructor that every struct and enum has.</summary>
    private static bool IsUnwritten(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true, ContainingType.IsValueType: true };

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol scope) =>
        scope.GetMembers().OfType<INamespaceOrTypeSymbol>().Where(member => member is INamespaceSymbol || IsVisible(member))
            .SelectMany(member => member is INamedTypeSymbol type ? TypesIn(type).Prepend(type) : TypesIn(member));
}
