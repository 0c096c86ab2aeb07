using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Writes <c>FScratchLength(p..)</c>: how much scratch memory the derivatives take from their caller.</summary>
internal static class ScratchLengthMember
{
    public static string Name(Request request) => request.Prefix + "ScratchLength";

    /// <summary>The method's own parameters that it takes: what has no value yet tells no length.</summary>
    public static IEnumerable<ParameterModel> Parameters(EmissionContext context) => context.Declared.Where(parameter => parameter.Modifier != "out");

    public static IEnumerable<Action<CodeWriter>> All(EmissionContext context, IEnumerable<Derivative> derivatives)
    {
        foreach (Request request in context.Model.Requests)
        {
            Expr[] lengths = [.. derivatives
                .Where(derivative => derivative.Request == request && derivative is { Scratch: not null, Vectors: null })
                .Select(derivative => derivative.Scratch!.Length)
                .Distinct()];
            if (lengths.Length > 0)
                yield return w => Write(w, context, request, lengths);
        }
    }

    public static Member Describe(EmissionContext context, Request request)
    {
        string[] members = [.. new[] { DerivativeKinds.Gradient, DerivativeKinds.Vjp }
            .Where(kind => request.Kinds.HasFlag(kind))
            .Select(kind => Xml.Code(request.Prefix + kind))];
        return new Member(
            [$"Computes how many elements of scratch memory {string.Join(" and ", members)} {(members.Length > 1 ? "take from their caller" : "takes from its caller")}."],
            [.. Parameters(context).Select(parameter => new Argument("", context.Types.Of(parameter.Type), parameter.Name, $"As in {Xml.Code(context.Model.Name)}."))],
            "The number of elements.",
            [(context.Names.Of("System.OverflowException"), "There are more of them than a span can have.")],
            [],
            context.Model.Modifiers,
            context.Types.Of(IrType.Int32),
            Name(request));
    }

    private static void Write(CodeWriter w, EmissionContext context, Request request, Expr[] lengths) => Describe(context, request).Write(w, body =>
    {
        Local[] measured = [.. lengths.SelectMany(length => length.Locals())];
        foreach (string check in Guards.NotNull(context, [.. Parameters(context).Where(parameter => measured.Any(local => local.Name == parameter.Name))]))
            body.Line(check);
        string text = lengths.Select(context.Expressions.Value).Aggregate((one, other) => $"{context.Names.Of("System.Math")}.Max({one}, {other})");
        bool computes = lengths.Any(length => length.SelfAndDescendants().Any(node => node is Binary));
        body.Line($"return {(computes ? $"checked({text})" : text)};");
    });
}
