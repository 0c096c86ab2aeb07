using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Writes <c>FJacobian(p..)</c>, which makes the matrix.</summary>
internal static class JacobianConvenience
{
    /// <param name="note">What is said of how it is computed, as XML.</param>
    public static void Write(CodeWriter w, EmissionContext context, JacobianShape shape, string note)
    {
        var unique = new UniqueNames(context.Declared.Select(parameter => parameter.Name).Append(context.Model.Name));
        string jacobian = unique.Take("jacobian"), value = unique.Take("value"), item = context.Types.Of(JacobianShape.ItemOf(context, shape.Request));
        string type = context.Types.Of(shape.Result), own = string.Join(", ", context.Declared.Select(ConvenienceMember.Passed));
        Member member = Describe(context, shape.Request);
        (member with { Summary = [.. member.Summary, note] }).Write(w, body =>
        {
            foreach (string check in Guards.NotNull(context, [.. context.WithRespectTo(shape.Request).Union(shape.Written)]))
                body.Line(check);
            if (shape.Result is ArrayType)
                body.Line($"{type} {value} = {context.Callee(context.Model.Name)}({own});");
            body.Line($"{item}[,] {jacobian} = new {item}[{shape.RowCount(value)}, {shape.ColumnCount}];");
            string flat = $"{context.Names.Of("Differentiator.FlatMatrix")}.Of({jacobian})";
            string call = $"{context.Callee(shape.Request.Prefix + DerivativeKinds.Jacobian)}({(own.Length > 0 ? own + ", " : "")}{flat})";
            body.Line($"{call};");
            body.Line($"return {jacobian};");
        });
    }

    public static Member Describe(EmissionContext context, Request request)
    {
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(request);
        string method = Xml.Code(context.Model.Name), matrix = $"{context.Types.Of(JacobianShape.ItemOf(context, request))}[,]";
        bool isVoid = context.Model.ReturnType == IrType.Void;
        return new Member(
            [$"Computes {method} and its Jacobian with respect to {Xml.List([.. sources.Select(source => source.Name)])}."],
            [.. Arguments.Own(context, keepsOptional: true)],
            $"The partial derivatives, in a new array: a row for each number {(isVoid ? "that is written" : "of the result")}.",
            [.. JacobianMember.NotNull(context, sources)],
            [context.Attribute(request, DerivativeKinds.Jacobian)],
            context.Modifiers(request, DerivativeKinds.Jacobian),
            matrix,
            request.Prefix + DerivativeKinds.Jacobian);
    }
}
