using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>
/// Writes a gradient that calls another, which has the body, and compares what that has computed with differences of the method. With
/// respect to numbers, arrays, spans and lists of numbers, and the parameters of a model; others are left as they are.
/// </summary>
internal static class CheckedMember
{
    /// <summary>The member that has the body.</summary>
    public static Member Unchecked(EmissionContext context, Member member) => member with
    {
        Summary = [$"The body of {Xml.Code(member.Name)}. What it computes is not compared with anything."],
        Attributes = [],
        Modifiers = context.Private,
        Name = member.Name + "_Unchecked",
    };

    public static void Write(CodeWriter w, EmissionContext context, Derivative derivative, Member member)
    {
        var names = new UniqueNames(member.Arguments.Select(argument => argument.Name));
        string value = names.Take("value"), move = names.Take("move");
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(derivative.Request);
        IReadOnlyList<Argument> destinations = [.. member.Arguments.Skip(member.Arguments.Count - sources.Count)];
        member.Write(w, body =>
        {
            body.Line($"{member.ReturnType} {value} = {context.Callee(Unchecked(context, member).Name)}({string.Join(", ", member.Arguments.Select(argument => argument.Passed))});");
            if (derivative.Request.IncludesModel)
                Compare("Parameters", $"{context.Callee("Parameters")}, {value}", new ScalarType(ScalarKind.Single), null, null);
            foreach ((ParameterModel source, Argument destination) in sources.Zip(destinations, (source, destination) => (source, destination)))
            {
                string at = Identifier.Of(source.Name), derivatives = Identifier.Of(destination.Name);
                string given = $"{context.Names.NameOf(at)}, {Given(source.Type, at)}, {derivatives}, {value}";
                if (source.Type is ScalarType number)
                    Compare("Number", given, number, source, $"{move}.Number");
                else if (source.Type is ArrayType { Item: ScalarType item })
                    Compare("Elements", given, item, source, $"{move}.Elements");
                else if (source.Type is SpanType { Item: ScalarType element })
                    Compare("Elements", given, element, source, $"{move}.Elements");
                else if (source.Type is ListType { Item: ScalarType entry })
                    Compare("Elements", given, entry, source, $"new {context.Types.Of(source.Type)}({move}.Elements)");
            }

            body.Line($"return {value};");

            void Compare(string what, string given, ScalarType type, ParameterModel? moved, string? place)
            {
                string method = context.Names.NameOf(Identifier.Of(context.Model.Name)), generic = context.Types.Of(type);
                body.Line($"foreach ({context.Names.Of("Differentiator.DifferenceMove")}<{generic}> {move} in {context.Names.Of("Differentiator.DifferenceCheck")}.{what}{(moved is null ? "" : $"<{generic}>")}({method}, {given}))");
                using (body.Indent())
                    body.Line($"{move}.Value = {context.Callee(context.Model.Name)}({string.Join(", ", context.Declared.Select(parameter => parameter == moved ? place : ConvenienceMember.Passed(parameter)))});");
            }
        });
    }

    private static string Given(IrType type, string name) => type is ListType ? $"{name}.ToArray()" : name;
}
