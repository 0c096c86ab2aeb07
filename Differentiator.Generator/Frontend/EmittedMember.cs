using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>What an emitted member is: which derivative of which method.</summary>
/// <param name="IsConvenient">Whether it returns what the other overload leaves in destinations.</param>
internal sealed record EmittedMember(IMethodSymbol Primal, Request Request, DerivativeKinds Kind, bool IsConvenient)
{
    private static readonly DerivativeKinds[] Kinds =
        [DerivativeKinds.Gradient, DerivativeKinds.Jvp, DerivativeKinds.Vjp, DerivativeKinds.Jacobian, DerivativeKinds.Hessian, DerivativeKinds.Hvp];

    /// <summary>Null if the method that it belongs to is not found.</summary>
    public static EmittedMember? Of(IMethodSymbol member)
    {
        AttributeData? attribute = member.GetAttributes().FirstOrDefault(each => each.AttributeClass?.Name == "EmittedDerivativeAttribute");
        if (attribute is null || attribute.ConstructorArguments.Length < 2 || attribute.ConstructorArguments[0].Value is not string of || attribute.ConstructorArguments[1].Value is not int mode)
            return null;
        var kind = (DerivativeKinds)mode;
        foreach (IMethodSymbol primal in member.ContainingType.GetMembers(of).OfType<IMethodSymbol>().Where(method => method.HasAttribute(KnownNames.Differentiable) && Begins(member, method)))
        {
            Request? request = new RequestReader(primal, new Refusals(new SourceMap())).Read().FirstOrDefault(each => each.Prefix + kind == member.Name);
            if (request is not null)
                return new EmittedMember(primal, request, kind, member.Parameters.Length == CountWithoutDestinations(primal, request, kind));
        }

        return null;
    }

    /// <summary>Whether a method of this name may be an emitted one.</summary>
    public static bool IsNameOfOne(string name) => Kinds.Any(kind => name.EndsWith(kind.ToString(), System.StringComparison.Ordinal));

    private static bool Begins(IMethodSymbol member, IMethodSymbol primal) =>
        member.Parameters.Length >= primal.Parameters.Length
        && primal.Parameters.Zip(member.Parameters, (own, same) => SymbolEqualityComparer.Default.Equals(own.Type, same.Type)).All(isSame => isSame);

    private static int CountWithoutDestinations(IMethodSymbol primal, Request request, DerivativeKinds kind) => kind switch
    {
        DerivativeKinds.Gradient => primal.Parameters.Length,
        DerivativeKinds.Hvp => primal.Parameters.Length + request.WithRespectTo.Count,
        _ => -1,
    };
}
