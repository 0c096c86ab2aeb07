using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Writes the private member of which a Jacobian takes several columns at once. It checks nothing: its caller has made what it is given.</summary>
internal static class LanesMember
{
    public static string Name(Request request) => request.Prefix + "_Tangents";

    public static void Write(CodeWriter w, EmissionContext context, Derivative derivative)
    {
        Member member = new(
            [$"Computes the derivative of {Xml.Code(context.Model.Name)} in several directions at once, one in each lane, without its value."],
            [.. Arguments.Own(context, keepsOptional: false), .. derivative.Function.Parameters.Skip(context.Model.Parameters.Count).Select(parameter => Along(context, parameter))],
            derivative.Function.Value is null ? null : "The tangents of the result.",
            [],
            [],
            context.Private,
            derivative.Function.Value is { } value ? context.Types.Of(value.Type) : "void",
            Name(derivative.Request));
        member.Write(w, body => new StatementWriter(body, context.Expressions, context.Types, context.Names).Write(derivative.Body));
    }

    private static Argument Along(EmissionContext context, Parameter parameter) => new(
        parameter.PassBy is PassBy.Value ? "" : parameter.PassBy.ToString().ToLowerInvariant(),
        context.Types.Of(parameter.Local.Type),
        parameter.Local.Name,
        $"The tangents of {(parameter.TangentOf is { } source ? Xml.Code(source.Name) : "the result")}.");
}
