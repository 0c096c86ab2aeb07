using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>The signatures of the members that will be emitted, as far as overloads are told apart by them.</summary>
internal static class EmittedSignatures
{
    /// <summary>In the place of the parameters of a constant, whose name no other member may have.</summary>
    private const string Constant = "(any)";

    /// <summary>What a method emits. The methods of a type that follow it ask for that.</summary>
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<IMethodSymbol, string[]>> Known = new();

    /// <summary>False, and refused, if a member to be emitted would collide with another one.</summary>
    public static bool Check(IMethodSymbol method, ImmutableArray<Request> requests, Compilation compilation, Refusals refusals)
    {
        // The same parameters and another result: an error of the source.
        if (Before(method).Any(other => other.Name == method.Name && HintName.Of(other) == HintName.Of(method)))
            return false;

        Dictionary<string, string> taken = TakenByOthers(method, compilation);
        AttributeData[] attributes = RequestReader.AttributesOf(method).ToArray();
        bool isFree = true;
        foreach (Request request in requests)
        {
            foreach ((string name, string parameters) in Of(method, request, compilation))
            {
                string? owner = Existing(method.ContainingType, name, parameters)
                    ?? (taken.TryGetValue(name + parameters, out string? other) ? $"a derivative of '{other}'" : null);
                if (owner is null)
                {
                    taken[name + parameters] = method.Name;
                    continue;
                }

                AttributeData attribute = attributes.First(a => IsOf(a, request, method));
                refusals.Add(SignatureDiagnostics.EmittedNameTaken, AttributeArgument.Whole(attribute), false, name, owner);
                isFree = false;
                break;
            }
        }

        return isFree;
    }

    /// <summary>What the methods declared before this one emit.</summary>
    private static Dictionary<string, string> TakenByOthers(IMethodSymbol method, Compilation compilation)
    {
        var taken = new Dictionary<string, string>();
        ConcurrentDictionary<IMethodSymbol, string[]> known = Known.GetValue(compilation, _ => new(SymbolEqualityComparer.Default));
        foreach (IMethodSymbol other in Before(method))
        {
            foreach (string signature in known.GetOrAdd(other, _ => [.. AllOf(other, compilation)]))
                taken[signature] = other.Name;
        }

        return taken;
    }

    private static IEnumerable<string> AllOf(IMethodSymbol method, Compilation compilation) => new RequestReader(method, new Refusals(new SourceMap())).Read()
        .SelectMany(request => Of(method, request, compilation))
        .Select(signature => signature.Name + signature.Parameters);

    private static IEnumerable<IMethodSymbol> Before(IMethodSymbol method) => method.ContainingType.GetMembers().OfType<IMethodSymbol>()
        .TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, method))
        .Where(other => other.HasAttribute(KnownNames.Differentiable));

    // F(p..)   becomes   FGradient(p..), FGradient(p.., destinations..), FJvp(p.., tangents..) and FVjp(p.., resultCotangent, accumulators..)
    private static IEnumerable<(string Name, string Parameters)> Of(IMethodSymbol method, Request request, Compilation compilation)
    {
        string own = string.Concat(method.Parameters.Select(Key));
        ImmutableArray<RootParameter> parameters = RootParameter.Of(method);
        string cotangents = string.Concat(parameters
            .Where(parameter => parameter is { IsWritten: true, HasNoGradient: false } && TypeMapping.Map(parameter.Type) is { IsFloatingPoint: true })
            .Select(parameter => Key(parameter.Type, isByReference: false)));
        string destinations = string.Concat(request.WithRespectTo.Select(position => Destination(parameters[position].Type, compilation)));
        string scratch = request.Scratch is { } number ? SpanOf(ScratchElement.In(compilation, number), compilation) : "";
        if ((request.Kinds & DerivativeKinds.Gradient) != 0)
        {
            yield return (request.Prefix + "Gradient", own);
            if (destinations.Length > 0)
                yield return (request.Prefix + "Gradient", own + destinations);
            if (scratch.Length > 0)
                yield return (request.Prefix + "Gradient", own + destinations + scratch);
        }

        if (scratch.Length > 0)
            yield return (request.Prefix + "ScratchLength", string.Concat(method.Parameters.Where(parameter => parameter.RefKind is not RefKind.Out).Select(parameter => Key(parameter.Type, isByReference: false))));

        if (request.HasFormula)
        {
            yield return (request.Prefix + "Formula", Constant);
            yield return (request.Prefix + "FormulaLatex", Constant);
        }

        if ((request.Kinds & DerivativeKinds.Jacobian) != 0)
        {
            yield return (request.Prefix + "Jacobian", own);
            foreach (SpecialType item in new[] { SpecialType.System_Double, SpecialType.System_Single })
                yield return (request.Prefix + "Jacobian", own + SpanOf(compilation.GetSpecialType(item), compilation));
        }

        if ((request.Kinds & (DerivativeKinds.Jvp | DerivativeKinds.Jacobian)) != 0)
        {
            string result = method.ReturnType is IArrayTypeSymbol array ? SpanOf(array.ElementType, compilation) : "";
            string TangentsOf(bool isWritten) => string.Concat(request.WithRespectTo.Select(position => Tangent(parameters[position], isWritten, compilation))) + result;

            // Whether an array is written is not known yet.
            yield return (request.Prefix + "Jvp", own + TangentsOf(isWritten: false));
            if (TangentsOf(isWritten: true) != TangentsOf(isWritten: false))
                yield return (request.Prefix + "Jvp", own + TangentsOf(isWritten: true));
        }

        string tangents = string.Concat(request.WithRespectTo.Select(position => Tangent(parameters[position], isWritten: false, compilation)));
        if ((request.Kinds & (DerivativeKinds.Hvp | DerivativeKinds.Hessian)) != 0)
        {
            yield return (request.Prefix + "Hvp", own + tangents);
            yield return (request.Prefix + "Hvp", own + tangents + destinations);
        }

        if ((request.Kinds & DerivativeKinds.GradientHvp) != 0)
        {
            yield return (request.Prefix + "GradientHvp", own + tangents);
            yield return (request.Prefix + "GradientHvp", own + tangents + destinations + destinations);
        }

        if ((request.Kinds & DerivativeKinds.Hessian) != 0)
        {
            ITypeSymbol first = parameters[request.WithRespectTo[0]].Type;
            ITypeSymbol item = first switch
            {
                IArrayTypeSymbol array => array.ElementType,
                INamedTypeSymbol { Arity: 1 } memory => memory.TypeArguments[0],
                _ => first,
            };
            yield return (request.Prefix + "Hessian", own);
            yield return (request.Prefix + "Hessian", own + SpanOf(item, compilation));
        }

        if ((request.Kinds & (DerivativeKinds.Vjp | DerivativeKinds.Jacobian)) != 0)
            yield return (request.Prefix + "Vjp", own + ResultCotangent(method, compilation) + cotangents + destinations);
        if ((request.Kinds & DerivativeKinds.Vjp) != 0 && scratch.Length > 0)
            yield return (request.Prefix + "Vjp", own + ResultCotangent(method, compilation) + cotangents + destinations + scratch);
    }

    private static string ResultCotangent(IMethodSymbol method, Compilation compilation) => method switch
    {
        { ReturnsVoid: true } => "",
        { ReturnType: IArrayTypeSymbol array } => SpanOf(array.ElementType, compilation, isReadOnly: true),
        _ => Key(method.ReturnType, isByReference: false),
    };

    private static string Destination(ITypeSymbol type, Compilation compilation) => type switch
    {
        IArrayTypeSymbol { IsSZArray: false } or IArrayTypeSymbol { ElementType: IArrayTypeSymbol } => Key(type, isByReference: false),
        IArrayTypeSymbol array => SpanOf(array.ElementType, compilation),
        INamedTypeSymbol { Arity: 1 } span when TypeMapping.IsMemory(span) => SpanOf(span.TypeArguments[0], compilation),
        _ when TypeMapping.Map(type) is MatrixType => Key(type, isByReference: false),
        _ => Key(type, isByReference: true),
    };

    private static string Tangent(RootParameter parameter, bool isWritten, Compilation compilation) => parameter.Type switch
    {
        IArrayTypeSymbol { IsSZArray: false } or IArrayTypeSymbol { ElementType: IArrayTypeSymbol } => Key(parameter.Type, isByReference: false),
        IArrayTypeSymbol array => SpanOf(array.ElementType, compilation, isReadOnly: !isWritten),
        INamedTypeSymbol { Arity: 1 } span when TypeMapping.IsMemory(span) => SpanOf(span.TypeArguments[0], compilation, isReadOnly: !isWritten),
        _ => Key(parameter.Type, isByReference: parameter.IsWritten),
    };

    private static string SpanOf(ITypeSymbol element, Compilation compilation, bool isReadOnly = false) =>
        compilation.GetTypeByMetadataName(isReadOnly ? "System.ReadOnlySpan`1" : "System.Span`1") is { } span ? Key(span.Construct(element), false) : "(span)";

    private static string? Existing(INamedTypeSymbol type, string name, string parameters)
    {
        if (type.Name == name)
            return $"its containing type '{type.Name}'";
        bool isTaken = type.GetMembers(name).Any(member => !member.IsEmitted()
            && (parameters == Constant || member is not IMethodSymbol method || (method.Arity == 0 && string.Concat(method.Parameters.Select(Key)) == parameters)));
        return isTaken ? $"a member of '{type.Name}'" : null;
    }

    private static bool IsOf(AttributeData attribute, Request request, IMethodSymbol method) =>
        (attribute.NamedArguments.FirstOrDefault(a => a.Key == "Name").Value.Value as string ?? method.Name) == request.Prefix;

    private static string Key(IParameterSymbol parameter) => Key(parameter.Type, parameter.RefKind is not RefKind.None);

    private static string Key(ITypeSymbol type, bool isByReference) => $"({(isByReference ? "ref " : "")}{type.InCode()})";
}
