using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Writes <c>FJvp(p.., tangents)</c> and <c>FHvp(p.., tangents, destinations)</c>.</summary>
internal static class TangentMember
{
    public static void Write(CodeWriter w, EmissionContext context, Derivative derivative)
    {
        IReadOnlyList<Tangent> tangents = Tangent.Of(context, derivative);
        List<string> guards = [.. TangentGuards.Of(context, derivative, tangents)];
        Describe(context, derivative.Request, derivative.Kind, tangents).Write(w, body =>
        {
            foreach (string guard in guards)
                body.Line(guard);
            if (guards.Count > 0 && derivative.Body.Count > 0)
                body.Line();
            new StatementWriter(body, context.Expressions, context.Types, context.Names).Write(derivative.Body);
        });
    }

    /// <summary>The member without its body.</summary>
    public static Member Describe(EmissionContext context, Request request, DerivativeKinds kind, IReadOnlyList<Tangent> tangents)
    {
        bool isProduct = kind == DerivativeKinds.Hvp;
        string method = Xml.Code(context.Model.Name), type = context.Types.Of(context.Model.ReturnType);
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(request);
        return new Member(
            [$"Computes {method} and {(isProduct ? "the product of its Hessian and" : "its derivative in")} the direction in which {Xml.List([.. sources.Select(source => source.Name)])} move{(sources.Count == 1 ? "s" : "")}."],
            [.. Arguments.Own(context, keepsOptional: false), .. tangents.Select(tangent => isProduct && !tangent.IsGiven ? Arguments.Product(context, tangent) : Arguments.Tangent(context, tangent))],
            isProduct ? $"The value of {method}." : $"The value of {method} and its tangent.",
            [.. Exceptions(context, tangents)],
            [context.Attribute(request, kind)],
            context.Model.Modifiers,
            isProduct ? type : $"({type} Value, {type} Tangent)",
            request.Prefix + kind);
    }

    private static IEnumerable<(string Type, string When)> Exceptions(EmissionContext context, IReadOnlyList<Tangent> tangents)
    {
        if (tangents.Any(tangent => tangent.Source.Type is ArrayType or ListType or RectangularType))
            yield return (context.Names.Of("System.ArgumentNullException"), "An array to differentiate with respect to is null.");
        if (tangents.Any(tangent => tangent.IsMemory || tangent.Source.Type is MatrixType))
            yield return (context.Names.Of("System.ArgumentException"), "A span has the wrong length or, being written, overlaps another argument.");
    }
}
