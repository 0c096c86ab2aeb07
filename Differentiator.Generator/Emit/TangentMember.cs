using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Writes <c>FJvp(p.., tangents)</c>, <c>FHvp(p.., tangents, destinations)</c> and <c>FGradientHvp(p.., tangents, destinations)</c>.</summary>
internal static class TangentMember
{
    /// <param name="vectors">Its vector bodies.</param>
    public static void Write(CodeWriter w, EmissionContext context, Derivative derivative, IReadOnlyList<Derivative> vectors)
    {
        IReadOnlyList<Tangent> tangents = Tangent.Of(context, derivative);
        string? resultTangent = derivative.Function.Parameters.Skip(context.Model.Parameters.Count).FirstOrDefault(parameter => parameter is { TangentOf: null, GradientOf: null })?.Local.Name;
        List<string> guards = [.. TangentGuards.Of(context, derivative, tangents)];
        Member member = Describe(context, derivative.Request, derivative.Kind, tangents, resultTangent);
        member = derivative.Kind == DerivativeKinds.Jacobian
            ? WithoutValue(context, derivative.Request, member)
            : member with { Summary = [.. member.Summary, .. SweepNotes.Of(context, derivative)] };
        member.Write(w, body =>
        {
            foreach (string guard in guards)
                body.Line(guard);
            if (guards.Count > 0 && derivative.Body.Count > 0)
                body.Line();
            VectorMember.Choose(body, context, member, vectors);
            new StatementWriter(body, context.Expressions, context.Types, context.Names).Write(derivative.Body);
        });
        foreach (Derivative vector in vectors)
            VectorMember.Write(w, context, member, vector);
    }

    /// <summary>The name of the member that computes the tangents of a new array without making the array.</summary>
    public static string Alone(Request request) => request.Prefix + "_Tangent";

    private static Member WithoutValue(EmissionContext context, Request request, Member member) => member with
    {
        Summary = [$"Computes the derivative of {Xml.Code(context.Model.Name)} in a direction, without its value."],
        Returns = null,
        Attributes = [],
        Modifiers = context.Private,
        ReturnType = "void",
        Name = Alone(request),
    };

    /// <summary>The member without its body.</summary>
    public static Member Describe(EmissionContext context, Request request, DerivativeKinds kind, IReadOnlyList<Tangent> tangents, string? resultTangent = null)
    {
        bool isProduct = Tangent.IsSecond(kind);
        string method = Xml.Code(context.Model.Name), type = context.Types.Of(context.Model.ReturnType);
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(request);
        return new Member(
            [$"Computes {method}{(kind == DerivativeKinds.GradientHvp ? ", its gradient," : "")} and {(isProduct ? "the product of its Hessian and" : "its derivative in")} the direction in which {Xml.List([.. sources.Select(source => source.Name)])} move{(sources.Count == 1 ? "s" : "")}."],
            [.. Arguments.Own(context, keepsOptional: false), .. tangents.Select(tangent => tangent.IsGradient ? Arguments.Destination(context, kind, tangent.Source, tangent.Name) : isProduct && !tangent.IsGiven ? Arguments.Product(context, tangent) : Arguments.Tangent(context, tangent)), .. Result(context, resultTangent)],
            context.Model.ReturnType == IrType.Void ? null : $"The value of {method}{(isProduct || context.Model.ReturnType is ArrayType ? "" : " and its tangent")}.",
            [.. Exceptions(context, tangents), .. context.ReplacementException],
            [context.Attribute(request, kind)],
            context.Modifiers(request, kind),
            isProduct || context.Model.ReturnType is ArrayType || context.Model.ReturnType == IrType.Void ? type : $"({type} Value, {type} Tangent)",
            request.Prefix + kind);
    }

    private static IEnumerable<Argument> Result(EmissionContext context, string? name)
    {
        if (context.Model.ReturnType is ArrayType)
            yield return Arguments.ResultTangent(context, name ?? new UniqueNames(context.Declared.Select(parameter => parameter.Name)).Take("resultTangent"));
    }

    private static IEnumerable<(string Type, string When)> Exceptions(EmissionContext context, IReadOnlyList<Tangent> tangents)
    {
        if (tangents.Any(tangent => tangent.Source.Type is ArrayType or ListType or RectangularType))
            yield return (context.Names.Of("System.ArgumentNullException"), "An array to differentiate with respect to is null.");
        if (context.Model.ReturnType is ArrayType || tangents.Any(tangent => tangent.IsMemory || tangent.Source.Type is MatrixType))
            yield return (context.Names.Of("System.ArgumentException"), "A span has the wrong length or, being written, overlaps another argument.");
    }
}
