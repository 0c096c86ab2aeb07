using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    // f(b: y, a: x)   becomes   b = y; a = x; the body of f
    private Expr LowerCallWithSource(IMethodSymbol target, ImmutableArray<IArgumentOperation> arguments, IOperation call, Action? begin = null, Func<Expr>? result = null)
    {
        IMethodSymbol callee = MethodBody.Declaration(target);
        if (callee.MethodKind is MethodKind.Ordinary && context.IsRecursive(callee))
            return LowerRecursiveCall(target, callee, arguments, call);
        var bindings = new List<Action>();
        bool isPoisoned = false;
        foreach (IArgumentOperation argument in arguments)
        {
            if (LowerArgument(argument, callee.Parameters[argument.Parameter!.Ordinal]) is { } binding)
                bindings.Add(binding);
            else
                isPoisoned = true;
        }

        return isPoisoned ? RefuseSilently() : Inline(target, call, () =>
        {
            bindings.ForEach(bind => bind());
            begin?.Invoke();
        }, result);
    }

    /// <summary>Evaluates an argument and says how the parameter gets it; null, and refused, if it cannot.</summary>
    private Action? LowerArgument(IArgumentOperation argument, IParameterSymbol parameter)
    {
        bool isData = parameter.HasAttribute(KnownNames.NoGradient);
        if (IsDelegate(parameter.Type) && parameter.RefKind is RefKind.None)
        {
            if (DelegateOf(argument.Value) is { } known)
                return () => environment = environment.SetItem(parameter, known);
            RefuseDelegate(argument.Value);
            return null;
        }

        if (parameter.RefKind is not RefKind.None && Map(parameter.Type)?.Element is null)
        {
            if (ReferenceOf(argument, parameter) is { } place)
                return () => references = references.SetItem(parameter, isData ? new DataPlace(place) : place);
            if (parameter.RefKind is RefKind.Out && argument.Value is IDiscardOperation)
                return () => environment = environment.SetItem(parameter, Zero(MapOrName(parameter.Type)));
            if (parameter.RefKind is RefKind.Ref or RefKind.Out)
            {
                Refuse(LanguageDiagnostics.ByReference, argument, $"the argument for '{parameter.Name}'");
                return null;
            }
        }

        Expr value = TypeMapping.Map(parameter.Type)?.Element is null
            ? LowerExpression(argument.Value)
            : LowerMemoryNamed(argument.Value, parameter.Name);
        if (IsPoison(value))
            return null;
        if (value.Type.Element is not null)
        {
            if (!IsArray(value) || parameter.RefKind is RefKind.Ref or RefKind.Out)
            {
                Refuse(LanguageDiagnostics.ArrayChosen, argument.Value, "this expression");
                return null;
            }
        }
        else if (!IsReadOnce(parameter) || value.SelfAndDescendants().OfType<Load>().Any())
            value = Named(LocalName(parameter), value, OriginOfStatement(argument), LocalRole.Temporary, parameter.Type);

        return () => environment = environment.SetItem(parameter, isData ? AsData(value) : value);
    }

    // Parameters of records are called like properties: new P(a[0])   makes   x, for the part X
    private static string LocalName(IParameterSymbol parameter) => char.ToLowerInvariant(parameter.Name[0]) + parameter.Name.Substring(1);

    // new P(x * y, z)   needs no names for what becomes a part at once
    private static bool IsReadOnce(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { ContainingType: { IsRecord: true } record } constructor
        && Structures.IsPrimary(constructor)
        && Structures.PartsOf(record).All(part => part.IsPositional);

    /// <summary>The place that an argument refers to; null if it is a value, or none that can be referred to.</summary>
    private Place? ReferenceOf(IArgumentOperation argument, IParameterSymbol parameter)
    {
        Place? place = LowerPlace(argument.Value);
        if (place is not null && parameter.RefKind is RefKind.Out && VariableOf(place) is { } variable && !environment.ContainsKey(variable))
            environment = environment.SetItem(variable, Zero(MapOrName(TypeOfVariable(variable))));
        return place;
    }

    // x, x[i]   become   Gradient.Stop(x), Gradient.Stop(x[i])
    private static Expr AsData(Expr value) => value.Type is StructType && Memory(value) is not Load ? MapParts(Bundle(value), AsData)
        : value.Type.IsDifferentiable && !IsData(value) ? LibraryFunctions.Stop(value) : value;

    private static bool IsData(Expr value) => value is Call { Function: var function } && FunctionRefs.IsStop(function);

    /// <summary>An array or span that is known by name, or one whose elements are data.</summary>
    private static bool IsArray(Expr value) => Memory(value) is Local;

    /// <summary>The array or span itself, whether its elements are data or not.</summary>
    private static Expr Memory(Expr array) => IsData(array) ? ((Call)array).Arguments[0] : array;
}
