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

    public bool IsSettable => Member is IFieldSymbol { AssociatedSymbol: IPropertySymbol property }
        ? property.SetMethod is { IsInitOnly: false }
        : Member is IFieldSymbol { IsReadOnly: false };
}
