using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiator.Generator.Frontend;

/// <summary>Reads the attributes of a method: what to emit, under which names, with respect to what.</summary>
internal sealed class RequestReader(IMethodSymbol method, Refusals refusals)
{
    private readonly bool isNumber = RootResult.IsNumber(method);
    private readonly HashSet<string> prefixes = new();
    /// <summary>Of a model: with respect to its parameters, and to what is named.</summary>
    private readonly bool hasModel = Models.HasParameters(method);
    private readonly ImmutableArray<RootParameter> parameters = RootParameter.Of(method);
    /// <summary>What the methods have that this one takes the place of.</summary>
    private readonly ImmutableArray<Request> promised = VirtualContract.PromisedBy(method);

    /// <summary>What can be emitted; empty if there is nothing to differentiate with respect to.</summary>
    public ImmutableArray<Request> Read() => AttributesOf(method)
        .Select(Read)
        .Where(request => request is not null)
        .ToImmutableArray()!;

    public static IEnumerable<AttributeData> AttributesOf(IMethodSymbol method) =>
        method.GetAttributes().Where(a => a.AttributeClass?.Qualified() == KnownNames.Differentiable);

    private Request? Read(AttributeData attribute)
    {
        Request[] replaced = [.. promised.Where(request => request.Prefix == PrefixOf(attribute))];
        EquatableArray<int> withRespectTo = ReadWithRespectTo(attribute, replaced);
        DerivativeKinds kinds = replaced.Aggregate(ReadKinds(attribute, withRespectTo), (all, request) => all | request.Kinds);
        return ReadPrefix(attribute, withRespectTo) is { } prefix && (withRespectTo.Count > 0 || hasModel)
            ? new Request(prefix, withRespectTo, kinds) { IncludesModel = hasModel, IsFast = Named(attribute, "Fast") is true, HasFormula = Named(attribute, "Formula") is true, Scratch = ReadScratch(attribute, withRespectTo), Overrides = replaced.Aggregate(DerivativeKinds.None, (all, request) => all | request.Overrides) }
            : null;
    }

    private ScalarType? ReadScratch(AttributeData attribute, EquatableArray<int> withRespectTo)
    {
        if (Named(attribute, "CallerScratch") is not true)
            return null;
        if (VirtualContract.DispatchOf(method) is Dispatch.Direct)
            return ScratchElement.Of(method, withRespectTo.Select(position => parameters[position].Type));
        refusals.Add(SignatureDiagnostics.DerivativeNotAvailable, AttributeArgument.Named(attribute, "CallerScratch"), false, "CallerScratch", "for a virtual member", "it on a method that nothing overrides");
        return null;
    }

    private EquatableArray<int> ReadWithRespectTo(AttributeData attribute, Request[] replaced)
    {
        int[] all = Enumerable.Range(0, parameters.Length).Where(k => parameters[k] is { Symbol: not null, IsDifferentiable: true }).ToArray();
        string?[] names = attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? array.Values.Select(v => v.Value as string).ToArray()
            : [];
        if (hasModel && names.Length == 0)
            return [];
        if (names.Length == 0 && replaced.Length > 0)
            return replaced[0].WithRespectTo;
        if (all.Length == 0 && names.Length == 0 && !method.Parameters.Any(p => p.Type.IsErroneous()))
            refusals.Add(SignatureDiagnostics.NothingToDifferentiate, method.Locations[0], false, method.Name);

        var named = new List<int>();
        for (int k = 0; k < names.Length; k++)
        {
            if (ReadName(names[k], AttributeArgument.Positional(attribute, k, names.Length), named) is { } ordinal)
                named.Add(ordinal);
        }

        return (named.Count > 0 ? named : all.ToList()).ToEquatableArray();
    }

    private int? ReadName(string? name, Location place, List<int> before)
    {
        RootParameter? parameter = parameters.FirstOrDefault(p => p.Name == name);
        if (parameter is null)
        {
            string differentiable = string.Join(", ", parameters.Where(p => p.IsDifferentiable).Select(p => p.Name));
            refusals.Add(SignatureDiagnostics.UnknownParameter, place, false, method.Name, name ?? "null", differentiable.Length > 0 ? differentiable : "none");
        }
        else if (parameter.HasNoGradient)
            refusals.Add(SignatureDiagnostics.ParameterHasNoGradient, place, false, parameter.Name);
        else if (parameter.Type.IsErroneous())
            return null;
        else if (!parameter.IsDifferentiable)
            refusals.Add(SignatureDiagnostics.ParameterNotDifferentiable, place, false, parameter.Name, parameter.Type.InMessage());
        else if (before.Contains(parameters.IndexOf(parameter)))
            refusals.Add(SignatureDiagnostics.ParameterNamedTwice, place, false, parameter.Name);
        else
            return parameters.IndexOf(parameter);
        return null;
    }

    // The parameters of a model have no tangents.
    private DerivativeKinds Default => isNumber || RootResult.Of(method) is null ? DerivativeKinds.Gradient | DerivativeKinds.Vjp
        : hasModel ? DerivativeKinds.Vjp
        : DerivativeKinds.Jvp | DerivativeKinds.Vjp;

    private DerivativeKinds ReadKinds(AttributeData attribute, EquatableArray<int> withRespectTo)
    {
        var kinds = (DerivativeKinds)(Named(attribute, "Derivatives") as int? ?? 0);
        if (kinds is DerivativeKinds.None)
            return Default;

        DerivativeKinds available = AvailableFor(withRespectTo);
        if ((kinds & ~available) is not DerivativeKinds.None and var missing)
            refusals.Add(SignatureDiagnostics.DerivativeNotAvailable, AttributeArgument.Named(attribute, "Derivatives"), false, $"Derivatives.{missing}", Where(missing), string.Join(" or ", Request.Each(available).Select(kind => $"Derivatives.{kind}")));

        // Second derivatives that are refused are stubs, so that callers still compile.
        kinds &= isNumber && !hasModel ? available | Request.SecondOrder : available;
        return kinds is DerivativeKinds.None ? Default : kinds;
    }

    private DerivativeKinds AvailableFor(EquatableArray<int> withRespectTo)
    {
        if (hasModel)
            return Default;
        DerivativeKinds kinds = Default | DerivativeKinds.Jvp;
        if (JacobianTypes.Are(method, [.. withRespectTo.Select(position => parameters[position].Type)]))
            kinds |= DerivativeKinds.Jacobian;
        if (!isNumber)
            return kinds;
        return kinds | (AreNumbersOfOneType(withRespectTo) ? Request.SecondOrder : Request.SecondOrder & ~DerivativeKinds.Hessian);
    }

    private bool AreNumbersOfOneType(EquatableArray<int> withRespectTo)
    {
        IrType?[] items = [.. withRespectTo.Select(position => TypeMapping.Map(parameters[position].Type)).Select(type => type is ArrayType { Item: ArrayType } or RectangularType ? null : type?.Element ?? type)];
        return items.Distinct().Count() <= 1 && items.All(item => item is ScalarType);
    }

    private string Where(DerivativeKinds missing)
    {
        bool isSecond = (missing & Request.SecondOrder) is not DerivativeKinds.None;
        return hasModel ? "for a model"
            : !isNumber && (isSecond || missing.HasFlag(DerivativeKinds.Gradient)) ? "for a method whose result is not one number"
            : isSecond ? "with respect to other things than numbers, arrays and spans of one type"
            : missing.HasFlag(DerivativeKinds.Jacobian) ? "of, or with respect to, arrays of structures, of several dimensions, or of numbers of different types"
            : "yet";
    }

    /// <summary>Null if the name cannot be used, or has been.</summary>
    private string? ReadPrefix(AttributeData attribute, EquatableArray<int> withRespectTo)
    {
        string prefix = PrefixOf(attribute);
        if (!SyntaxFacts.IsValidIdentifier(prefix + "Gradient"))
        {
            refusals.Add(SignatureDiagnostics.NameInvalid, AttributeArgument.Named(attribute, "Name"), false, prefix);
            return null;
        }

        if (prefixes.Add(prefix))
            return prefix;
        string parameter = withRespectTo.Count > 0 ? parameters[withRespectTo[0]].Name : "X";
        string suffix = "Of" + char.ToUpperInvariant(parameter[0]) + parameter.Substring(1);
        refusals.Add(SignatureDiagnostics.NameMissing, AttributeArgument.Whole(attribute), false, method.Name, prefix, suffix);
        return null;
    }

    private string PrefixOf(AttributeData attribute) => Named(attribute, "Name") is string { Length: > 0 } name ? name : method.Name;

    private static object? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value is { Kind: not TypedConstantKind.Array } constant ? constant.Value : null;
}
