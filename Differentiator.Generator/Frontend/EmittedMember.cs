using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>What an emitted member is: which derivative of which method.</summary>
/// <param name="IsConvenient">Whether it returns what the other overload leaves in destinations.</param>
internal sealed record EmittedMember(IMethodSymbol Primal, Request Request, DerivativeKinds Kind, bool IsConvenient)
{
    private static readonly DerivativeKinds[] Kinds =
        [DerivativeKinds.Gradient, DerivativeKinds.Jvp, DerivativeKinds.Vjp, DerivativeKinds.Jacobian, DerivativeKinds.Hessian, DerivativeKinds.Hvp, DerivativeKinds.GradientHvp];

    /// <summary>Null if the method that it belongs to is not found.</summary>
    public static EmittedMember? Of(IMethodSymbol member)
    {
        AttributeData? attribute = AttributeOf(member);
        if (attribute is null || attribute.ConstructorArguments.Length < 2 || attribute.ConstructorArguments[0].Value is not string of || attribute.ConstructorArguments[1].Value is not int mode)
            return null;
        var kind = (DerivativeKinds)mode;
        // Of overloads the one with most parameters: those of the others may go on like destinations.
        foreach (IMethodSymbol primal in member.ContainingType.GetMembers(of).OfType<IMethodSymbol>()
            .Where(method => method.HasAttribute(KnownNames.Differentiable) && Begins(member, method))
            .OrderByDescending(method => method.Parameters.Length))
        {
            Request? request = new RequestReader(primal, new Refusals(new SourceMap())).Read().FirstOrDefault(each => each.Prefix + kind == member.Name);
            if (request is null || !Names(primal, request).SequenceEqual(Names(attribute)))
                continue;
            int all = Count(primal, request, kind);
            if (member.Parameters.Length == all)
                return new EmittedMember(primal, request, kind, IsConvenient: false);
            if (Results(kind) * request.WithRespectTo.Count is > 0 and var destinations && member.Parameters.Length == all - destinations)
                return new EmittedMember(primal, request, kind, IsConvenient: true);
            if (kind is DerivativeKinds.Jacobian or DerivativeKinds.Hessian)
                return new EmittedMember(primal, request, kind, IsConvenient: false);
        }

        return null;
    }

    /// <summary>Whether a method of this name may be an emitted one.</summary>
    public static bool IsNameOfOne(string name) => name.EndsWith("ScratchLength", System.StringComparison.Ordinal) || Kinds.Any(kind => name.EndsWith(kind.ToString(), System.StringComparison.Ordinal));

    /// <summary>Whether a field of this name may be an emitted formula.</summary>
    public static bool IsNameOfFormula(string name) => name.EndsWith("Formula", System.StringComparison.Ordinal) || name.EndsWith("FormulaLatex", System.StringComparison.Ordinal);

    /// <summary>Whether an emitted member is for scratch memory that the caller gives.</summary>
    public static bool IsForScratch(IMethodSymbol member) => AttributeOf(member) is null && IsNameOfOne(member.Name);

    /// <summary>Whether the method that a member is a derivative of does more than compute.</summary>
    public static bool HasEffects(IMethodSymbol member) =>
        AttributeOf(member) is { } attribute && attribute.NamedArguments.Any(argument => argument is { Key: "HasEffects", Value.Value: true });

    private static AttributeData? AttributeOf(IMethodSymbol member) => member.GetAttributes().FirstOrDefault(each => each.AttributeClass?.Name == "EmittedDerivativeAttribute");

    private static bool Begins(IMethodSymbol member, IMethodSymbol primal) =>
        member.Parameters.Length >= primal.Parameters.Length
        && primal.Parameters.Zip(member.Parameters, (own, same) => own.Name == same.Name && SymbolEqualityComparer.Default.Equals(own.Type, same.Type)).All(isSame => isSame);

    private static IEnumerable<string> Names(IMethodSymbol primal, Request request)
    {
        ImmutableArray<RootParameter> parameters = RootParameter.Of(primal);
        return request.WithRespectTo.Select(position => parameters[position].Name).Concat(request.IncludesModel ? ["Parameters"] : []);
    }

    private static IEnumerable<string> Names(AttributeData emitted) => emitted.ConstructorArguments.Length > 2 && emitted.ConstructorArguments[2].Kind is TypedConstantKind.Array
        ? emitted.ConstructorArguments[2].Values.Select(value => value.Value as string ?? "").OrderBy(name => name == "Parameters")
        : [];

    /// <summary>How many destinations there are for each parameter, where another overload returns what goes there.</summary>
    private static int Results(DerivativeKinds kind) => kind switch
    {
        DerivativeKinds.Gradient or DerivativeKinds.Hvp => 1,
        DerivativeKinds.GradientHvp => 2,
        _ => 0,
    };

    /// <summary>How many parameters the member with destinations has.</summary>
    private static int Count(IMethodSymbol primal, Request request, DerivativeKinds kind) => primal.Parameters.Length + (kind switch
    {
        DerivativeKinds.Vjp => 1 + request.WithRespectTo.Count,
        DerivativeKinds.Hvp => 2 * request.WithRespectTo.Count,
        DerivativeKinds.GradientHvp => 3 * request.WithRespectTo.Count,
        _ => request.WithRespectTo.Count,
    });
}
