using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>A parameter of the method that is differentiated; its <c>this</c>, if that is a structure, is the first one.</summary>
/// <param name="Symbol">Null for <c>this</c>.</param>
internal sealed record RootParameter(string Name, ITypeSymbol Type, IParameterSymbol? Symbol)
{
    private const string This = "this";

    public bool HasNoGradient => Symbol?.HasAttribute(KnownNames.NoGradient) == true;

    public bool IsDifferentiable => TypeMapping.Map(Type) is { IsDifferentiable: true } && !HasNoGradient && Symbol?.RefKind is not RefKind.Out;

    public static ImmutableArray<RootParameter> Of(IMethodSymbol method)
    {
        ImmutableArray<RootParameter> own = method.Parameters.Select(parameter => new RootParameter(parameter.Name, parameter.Type, parameter)).ToImmutableArray();
        return HasStructure(method) ? own.Insert(0, new RootParameter(This, method.ContainingType, null)) : own;
    }

    /// <summary>Whether the method belongs to a structure, whose parts it reads as if they were a parameter's.</summary>
    public static bool HasStructure(IMethodSymbol method) => !method.IsStatic && TypeMapping.Map(method.ContainingType) is StructType;

    public Location Location(IMethodSymbol method) => (Symbol ?? (ISymbol)method).Locations[0];

    public ParameterModel Model => Symbol is null
        ? new ParameterModel(Name, TypeMapping.InSignature(Type), IsParams: false, Default: null) { IsInstance = true }
        : new ParameterModel(Name, TypeMapping.InSignature(Type), Symbol.IsParams, DefaultValue.Of(Symbol)) { Modifier = ModifierOf(Symbol) };

    /// <summary>Whether the method leaves a value in it: one of its results.</summary>
    public bool IsWritten => Symbol?.RefKind is RefKind.Ref or RefKind.Out;

    private static string ModifierOf(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.In => "in",
        RefKind.RefReadOnlyParameter => "ref readonly",
        RefKind.Ref => "ref",
        RefKind.Out => "out",
        _ => "",
    };
}
