using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>
/// Writes the private member of which a Jacobian takes several columns or rows at once. It checks nothing: its caller has made
/// what it is given.
/// </summary>
internal static class LanesMember
{
    public static string Name(Derivative derivative) => derivative.Request.Prefix + (derivative.IsPlain ? "_PlainAdjoints" : IsReverse(derivative) ? "_Adjoints" : "_Tangents");

    public static void Write(CodeWriter w, EmissionContext context, Derivative derivative)
    {
        string method = Xml.Code(context.Model.Name);
        Member member = new(
            [derivative.AreRows
                ? $"Computes {method} and the derivatives of several numbers of its result at once, one in each lane."
                : IsReverse(derivative)
                ? $"Adds the derivatives of several numbers of the result of {method} at once, one in each lane, to the accumulators."
                : $"Computes the derivative of {method} in several directions at once, one in each lane, without its value."],
            [.. Arguments.Own(context, keepsOptional: false), .. derivative.Function.Parameters.Skip(context.Model.Parameters.Count).Select(parameter => Along(context, parameter, derivative.AreRows))],
            derivative.Function.Value is null ? null : derivative.AreRows ? $"The value of {method}." : "The tangents of the result.",
            [],
            [],
            context.Private,
            derivative.AreRows ? context.Types.Of(context.Model.ReturnType) : derivative.Function.Value is { } value ? context.Types.Of(value.Type) : "void",
            Name(derivative));
        member.Write(w, body => new StatementWriter(body, context.Expressions, context.Types, context.Names).Write(derivative.Body));
    }

    private static bool IsReverse(Derivative derivative) => derivative.Kind == DerivativeKinds.Vjp;

    private static Argument Along(EmissionContext context, Parameter parameter, bool areRows) => new(
        parameter.PassBy is PassBy.Value ? "" : parameter.PassBy.ToString().ToLowerInvariant(),
        context.Types.Of(parameter.Local.Type),
        parameter.Local.Name,
        parameter switch
        {
            { TangentOf: { } source } => $"The tangents of {Xml.Code(source.Name)}.",
            { GradientOf: { } source } when areRows => $"Overwritten with the adjoints of {Xml.Code(source.Name)}.",
            { GradientOf: { } source } => $"The adjoints of {Xml.Code(source.Name)}; the contributions are added to them.",
            { CotangentOf: { } source } => $"The adjoints of what {Xml.Code(source.Name)} is in the end.",
            { PassBy: PassBy.Out } => "Whether one of the derivatives is NaN, as plain products of zero and infinity are: then strong ones decide.",
            { Local.Name: "resultTangent" } => "Overwritten with the tangents of the result.",
            _ => "The adjoints of the result.",
        });
}
