using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>
/// The <c>this</c> of the method that is differentiated: a structure is one more parameter, an object is state outside of
/// the method, which is data.
/// </content>
internal sealed partial class Lowering
{
    /// <summary>What <c>this</c> is called in the methods of the object whose derivatives are emitted.</summary>
    private readonly HashSet<ISymbol> objects = new(SymbolEqualityComparer.Default);

    private (ISymbol Member, Location Place)? changing;

    private IEnumerable<Parameter> LowerInstance()
    {
        if (This is not { } instance)
            return [];
        if (!RootParameter.HasStructure(Method))
        {
            objects.Add(instance);
            return [];
        }

        INamedTypeSymbol type = Method.ContainingType;
        if (!StructureAccess.IsReadable(type, type, context.Compilation, out string reason))
            Refuse(SignatureDiagnostics.StructureNotReadable, Method.Locations[0], "this", type.InMessage(), reason);
        Local local = NewLocal("this", Map(type)!, LocalRole.Instance);
        environment = environment.SetItem(instance, LeavesOf(local, local.Name, type));
        return [new Parameter(local)];
    }

    private bool IsObject(IOperation? operation) =>
        operation is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } && IsInObject;

    private bool IsInObject => This is { } instance && objects.Contains(instance);

    /// <summary>Whether the place is the structure whose method is differentiated, or part of it.</summary>
    private bool IsInstance(Place place) =>
        VariableOf(place) is IParameterSymbol { IsThis: true } variable && SymbolEqualityComparer.Default.Equals(variable, activations.Last().This);

    // gain   becomes   this.gain
    private Expr LowerObjectMember(ISymbol member, ITypeSymbol type, IOperation source)
    {
        if (Map(type) is not { } mapped || !IsReadable(type))
            return Refuse(LanguageDiagnostics.ValueType, source, $"'{member.Name}'", type.InMessage());
        CheckAccess(member, source.Syntax);
        if (member is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: { IsInitOnly: false } })
            changing ??= (member, source.Syntax.GetLocation());
        var text = new Verbatim($"this.{Constants.Escaped(member.Name)}", mapped);
        return isRefused ? Poison : mapped.Element is null ? text : NamedOnce(text, member);
    }

    private Expr LowerObjectProperty(IPropertyReferenceOperation property)
    {
        if (property.Property is { IsIndexer: false } member && !IsVirtual(member) && (Structures.IsPart(member) || member.ContainingType.Qualified() == KnownNames.Model))
            return LowerObjectMember(member, member.Type, property);
        return property.Property.GetMethod is { } getter ? LowerObjectMethod(getter, () => LowerCallWithSource(getter, property.Arguments, property, SameObject), property, IsVirtual(getter)) : LanguageFence.Refuse(property, Refuse);
    }

    // Scaled(x)   becomes   the body of Scaled, with the same this
    private Expr LowerObjectMethod(IMethodSymbol method, Func<Expr> inline, IOperation call, bool isVirtual) => isVirtual || !context.HasSource(method)
        ? Refuse(LanguageDiagnostics.CallNotDirect, call, $"the call of '{method.Name}', {KindOf(method)},")
        : inline();

    private void SameObject()
    {
        if (This is { } instance)
            objects.Add(instance);
    }

    private static bool IsVirtual(ISymbol member) => (member.IsVirtual || member.IsAbstract || member.IsOverride) && !member.IsSealed && !member.ContainingType.IsSealed;

    /// <summary>The derivative reads the object again where its own code could have changed it.</summary>
    private void CheckObjectUnchanged(Function function)
    {
        if (changing is var (member, place) && function.Body.AllStatements().Any(statement => statement is Effect))
            Refuse(LanguageDiagnostics.State, place, member.Name, "a member that the calls in the method could change");
    }
}
