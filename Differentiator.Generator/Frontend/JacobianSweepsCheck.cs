using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>Whether a method can be run once for each row or column of its Jacobian, and leaves what it would leave once.</summary>
internal static class JacobianSweepsCheck
{
    /// <summary>False, and refused, if it cannot.</summary>
    public static bool Run(IMethodSymbol method, Function function, IEnumerable<Request> requests, Refusals refusals, SourceMap source)
    {
        if (!requests.Any(request => request.Kinds.HasFlag(DerivativeKinds.Jacobian)))
            return true;
        int before = refusals.Reported.Count;
        if (function.Body.AllStatements().OfType<Effect>().FirstOrDefault() is { } effect)
            Refuse(source[effect.Origin.Ordinal], "code that must run once, where a Jacobian runs it for each row or column,");
        Memory memory = Memory.Of(function);
        Parameter[] written = [.. function.Parameters.Where(parameter => memory.IsWritten(parameter.Local) || parameter.PassBy is PassBy.Ref or PassBy.Out)];
        if (written.FirstOrDefault(parameter => parameter.Local.Type is ListType or RectangularType or { Element: not null and not ScalarType }) is { } other)
            Refuse(PlaceOf(other), $"writing '{other.Local.Name}', which is no array or span of numbers, where a Jacobian is asked for,");
        else if (written.Length > 0 && function.Value is { Type.Element: not null })
            Refuse(PlaceOf(written[0]), $"returning an array and writing '{written[0].Local.Name}', where a Jacobian is asked for,");
        else if (function.Value is null && written.Where(parameter => !parameter.HasNoGradient && parameter.Local.Type.IsDifferentiable).Select(parameter => parameter.Local.Type.Element ?? parameter.Local.Type).Distinct().Count() > 1)
            Refuse(MethodSyntax.Result(method), "writing numbers of different types, where a Jacobian is asked for,");
        return refusals.Reported.Count == before;

        Location PlaceOf(Parameter parameter) => RootParameter.Of(method).First(root => root.Name == parameter.Local.Name).Location(method);

        void Refuse(Location place, string what) => refusals.Add(LanguageDiagnostics.NotSupported, place, false, what, "ask for Derivatives.Jvp or Derivatives.Vjp");
    }
}
