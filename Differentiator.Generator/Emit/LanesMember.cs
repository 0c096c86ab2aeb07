using System.Collections.Generic;
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
            [.. Arguments.Own(context, keepsOptional: false), .. Given(context, derivative).Select(parameter => Along(context, parameter, derivative.AreRows))],
            derivative.Function.Value is null ? null : derivative.AreRows ? $"The value of {method}." : "The tangents of the result.",
            [],
            [],
            context.Private,
            derivative.AreRows ? context.Types.Of(context.Model.ReturnType) : derivative.Function.Value is { } value ? context.Types.Of(value.Type) : "void",
            Name(derivative));
        member.Write(w, body =>
        {
            if (derivative.StoresColumns)
                Seed(body, context, derivative);
            new StatementWriter(body, context.Expressions, context.Types, context.Names).Write(derivative.Body);
        });
    }

    /// <summary>Declares the adjoints of the result of a sweep that stores its columns: one lane of each number is 1.</summary>
    public static void Seed(CodeWriter w, EmissionContext context, Derivative derivative)
    {
        Local cotangent = derivative.Function.Parameters[context.Model.Parameters.Count].Local;
        int k = 0;
        Expr units = JacobianShape.Made(cotangent.Type, _ => Unit(context, derivative.Lanes!, k++));
        w.Line($"{context.Types.Of(cotangent.Type)} {Identifier.Of(cotangent.Name)} = {context.Expressions.Typed(units)};");
        w.Line();
    }

    // Vector128.Create(0, 1.0)
    public static string Unit(EmissionContext context, LanesType lanes, int lane)
    {
        int count = lanes.Item == IrType.Double ? 2 : 4;
        IEnumerable<string> numbers = Enumerable.Range(0, count).Select(k => k != lane ? "0" : lanes.Item == IrType.Double ? "1.0" : "1f");
        return $"{context.Names.Of(lanes.Vector)}.Create({string.Join(", ", numbers)})";
    }

    /// <summary>What a sweep that stores its columns calls the Jacobian and the length of its rows.</summary>
    public static (string Jacobian, string Columns) Destination(EmissionContext context, Derivative derivative)
    {
        Parameter[] given = [.. Given(context, derivative)];
        return (Identifier.Of(given[0].Local.Name), Identifier.Of(given[1].Local.Name));
    }

    /// <summary>The names that such a sweep uses.</summary>
    public static IEnumerable<string> NamesIn(Derivative derivative) =>
        derivative.Function.Parameters.Select(parameter => parameter.Local).Concat(derivative.Body.Declared()).Select(local => local.Name);

    // The adjoints of the result are known where columns are stored.
    private static IEnumerable<Parameter> Given(EmissionContext context, Derivative derivative) =>
        derivative.Function.Parameters.Skip(context.Model.Parameters.Count + (derivative.StoresColumns ? 1 : 0));

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
            { Local.Type: SweepValuesType } => "What is the same in all directions: the first sweep keeps it for the others.",
            { Local.Type: SpanType { Item: ScalarType } } when areRows => "Overwritten with the partial derivatives, row by row.",
            { Local.Type: ScalarType { Kind: ScalarKind.Int32 } } => "How long a row is.",
            { PassBy: PassBy.Out } => "Whether no derivative is infinite or NaN, as plain products of zero and infinity are: else strong ones decide.",
            { Local.Name: "resultTangent" } => "Overwritten with the tangents of the result.",
            _ => "The adjoints of the result.",
        });
}
