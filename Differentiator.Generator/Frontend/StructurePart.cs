using System.Linq;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>A part of a structure's value: a field, a property with a field of its own, or a parameter that members capture.</summary>
/// <param name="Member">The field, or the captured parameter.</param>
/// <param name="Parameter">The parameter of the primary constructor that gives the part its value; null if there is none.</param>
internal sealed record StructurePart(string Name, ITypeSymbol Type, ISymbol Member, IParameterSymbol? Parameter)
{
    public bool IsPositional => Parameter is not null;

    public bool HasNoGradient =>
        Member.HasAttribute(KnownNames.NoGradient)
        || (Member is IFieldSymbol { AssociatedSymbol: { } property } && property.HasAttribute(KnownNames.NoGradient))
        || Parameter?.HasAttribute(KnownNames.NoGradient) == true;

    /// <summary>Whether an initializer must give it a value, as C# asks for one or a constructor may leave another one than the default.</summary>
    public bool MustBeSet => Member switch
    {
        IFieldSymbol { AssociatedSymbol: IPropertySymbol { IsRequired: true } } or IFieldSymbol { IsRequired: true } => true,
        IFieldSymbol { AssociatedSymbol: IPropertySymbol { SetMethod: null } } or IFieldSymbol { IsReadOnly: true, AssociatedSymbol: null } => false,
        { ContainingType: { } type } => type.TypeKind is not TypeKind.Struct
            || type.InstanceConstructors.Any(constructor => Structures.IsPrimary(constructor) || constructor is { Parameters.IsEmpty: true, IsImplicitlyDeclared: false }),
        _ => false,
    };

    public bool IsSettable => Member is IFieldSymbol { AssociatedSymbol: IPropertySymbol property }
        ? property.SetMethod is { IsInitOnly: false } setter && setter.DeclaredAccessibility == property.DeclaredAccessibility
        : Member is IFieldSymbol { IsReadOnly: false };

    public bool IsVariable => Member is IFieldSymbol { AssociatedSymbol: null, IsReadOnly: false };
}
