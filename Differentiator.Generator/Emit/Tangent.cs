using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>A parameter of <c>FJvp</c> that holds a tangent; of <c>FHvp</c> and <c>FGradientHvp</c> also one that takes a part of the result.</summary>
/// <param name="IsWritten">Whether the method writes the parameter to which it belongs.</param>
/// <param name="IsGiven">Whether the caller gives it.</param>
internal sealed record Tangent(ParameterModel Source, string Name, bool IsWritten, bool IsGiven)
{
    /// <summary>Whether it takes the gradient.</summary>
    public bool IsGradient { get; init; }

    public bool IsMemory => Source.Type.Element is not null;

    public static IReadOnlyList<Tangent> Of(EmissionContext context, Derivative derivative) => [.. derivative.Function.Parameters
        .Where(parameter => (parameter.TangentOf ?? parameter.GradientOf) is not null)
        .Select(parameter => new Tangent(
            context.Model.Parameters.First(source => source.Name == (parameter.TangentOf ?? parameter.GradientOf)!.Name),
            parameter.Local.Name,
            !parameter.IsGiven || (!IsSecond(derivative.Kind) && (parameter.PassBy is PassBy.Ref or PassBy.Out || derivative.Function.Parameters.First(source => source.Local == parameter.TangentOf).IsWritten)),
            parameter.IsGiven) { IsGradient = parameter.GradientOf is not null })];

    /// <summary>Whether tangents are directions only, and results of their own come behind them.</summary>
    public static bool IsSecond(DerivativeKinds kind) => kind is DerivativeKinds.Hvp or DerivativeKinds.GradientHvp;

    /// <summary>By the contract, of a method that could not be lowered.</summary>
    public static IReadOnlyList<Tangent> Of(EmissionContext context, Request request, IReadOnlyList<string> names)
    {
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(request);
        string[] own = [.. names.Skip(context.Declared.Count)];
        bool isProduct = own.Length > sources.Count;
        return [.. own.Select((name, k) =>
            new Tangent(sources[k % sources.Count], name, isProduct ? k >= sources.Count : sources[k].Modifier is "ref" or "out", IsGiven: k < sources.Count) { IsGradient = k >= sources.Count && k < own.Length - sources.Count })];
    }
}
