using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>A parameter of <c>FJvp</c> that holds a tangent.</summary>
/// <param name="IsWritten">Whether the method writes the parameter to which it belongs.</param>
/// <param name="IsGiven">Whether the caller gives it.</param>
internal sealed record Tangent(ParameterModel Source, string Name, bool IsWritten, bool IsGiven)
{
    public bool IsMemory => Source.Type.Element is not null;

    public static IReadOnlyList<Tangent> Of(EmissionContext context, Derivative derivative) => [.. derivative.Function.Parameters
        .Where(parameter => parameter.TangentOf is not null)
        .Select(parameter => new Tangent(
            context.Model.Parameters.First(source => source.Name == parameter.TangentOf!.Name),
            parameter.Local.Name,
            !parameter.IsGiven || (derivative.Kind != DerivativeKinds.Hvp && (parameter.PassBy is PassBy.Ref or PassBy.Out || derivative.Function.Parameters.First(source => source.Local == parameter.TangentOf).IsWritten)),
            parameter.IsGiven))];

    /// <summary>By the contract, of a method that could not be lowered.</summary>
    public static IReadOnlyList<Tangent> Of(EmissionContext context, Request request, IReadOnlyList<string> names)
    {
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(request);
        string[] own = [.. names.Skip(context.Declared.Count)];
        bool isProduct = own.Length > sources.Count;
        return [.. own.Select((name, k) =>
            new Tangent(sources[k % sources.Count], name, isProduct ? k >= sources.Count : sources[k].Modifier is "ref" or "out", IsGiven: k < sources.Count))];
    }
}
