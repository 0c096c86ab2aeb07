using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Writes <c>FGradient(p.., destinations)</c> and <c>FVjp(p.., resultCotangent, accumulators)</c>.</summary>
internal static class DestinationMember
{
    /// <param name="vectors">Its vector bodies.</param>
    public static void Write(CodeWriter w, EmissionContext context, Derivative derivative, IReadOnlyList<Derivative> vectors)
    {
        Request request = derivative.Request;
        IReadOnlyList<string> names = [.. derivative.Function.Parameters.Where(parameter => parameter.Local.Role != LocalRole.Instance).Select(parameter => parameter.Local.Name)];
        IReadOnlyList<ParameterModel> written = [.. derivative.Function.Parameters
            .Where(parameter => parameter.CotangentOf is not null)
            .Select(parameter => context.Model.Parameters.First(source => source.Name == parameter.CotangentOf!.Name))];
        List<string> guards = [.. Guards.Of(context, request, derivative, names, written)];
        Member member = Describe(context, request, derivative.Kind, names, written, ClosedForm.Notes(derivative, context));
        if (derivative.Scratch is { IsTaken: true } scratch)
        {
            ScratchMember.Write(w, context, derivative, scratch, member, guards, vectors);
            return;
        }

        if (derivative.IsChecked)
        {
            CheckedMember.Write(w, context, derivative, member);
            w.Line();
            member = CheckedMember.Unchecked(context, member);
        }

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
        if (derivative.Scratch is { } none)
            ScratchMember.WriteUnneeded(w, context, request, none, member);
    }

    /// <summary>The member without its body.</summary>
    /// <param name="notes">What is said of how it is computed, as XML.</param>
    public static Member Describe(
        EmissionContext context, Request request, DerivativeKinds kind, IReadOnlyList<string> names, IReadOnlyList<ParameterModel> written, IEnumerable<string> notes)
    {
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(request);
        string method = Xml.Code(context.Model.Name), parameters = WithRespectTo(request, sources);
        bool isNumber = context.Model.ReturnType.IsFloatingPoint;
        bool isGradient = kind == DerivativeKinds.Gradient;
        string summary = isGradient
            ? $"Computes {method} and its gradient with respect to {parameters}."
            : $"Adds the {(isNumber ? "gradient" : "derivatives")} of {method} with respect to {parameters}, times {(isNumber && written.Count == 0 ? "the adjoint of the result" : "the adjoints of the results")}, to the accumulators.";
        return new Member(
            [summary, .. notes],
            Arguments.Of(context, request, kind, names, written),
            isGradient ? $"The value of {method}." : null,
            [.. Exceptions(context, sources, written), .. context.ReplacementException],
            [context.Attribute(request, kind)],
            context.Modifiers(request, kind),
            isGradient ? context.Types.Of(context.Model.ReturnType) : "void",
            request.Prefix + kind);
    }

    private static string WithRespectTo(Request request, IReadOnlyList<ParameterModel> sources)
    {
        const string Model = "the parameters of the model (in <c>Parameters.Gradient</c>)";
        string named = sources.Count > 0 ? Xml.List([.. sources.Select(source => source.Name)]) : "";
        return !request.IncludesModel ? named : named.Length > 0 ? $"{named} and {Model}" : Model;
    }

    private static IEnumerable<(string Type, string When)> Exceptions(EmissionContext context, IReadOnlyList<ParameterModel> sources, IReadOnlyList<ParameterModel> written)
    {
        if (sources.Any(source => source.Type is ArrayType or ListType or RectangularType))
            yield return (context.Names.Of("System.ArgumentNullException"), "An array to differentiate with respect to is null.");
        if (context.Model.ReturnType is ArrayType || sources.Concat(written).Any(source => source.Type.Element is not null || source.Type is MatrixType))
            yield return (context.Names.Of("System.ArgumentException"), "A span has the wrong length or overlaps another argument.");
    }
}
