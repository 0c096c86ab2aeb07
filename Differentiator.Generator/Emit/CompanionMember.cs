using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Writes a private member that the derivatives call: a function that recurs, or its derivative.</summary>
internal static class CompanionMember
{
    public static void Write(CodeWriter w, EmissionContext context, Derivative derivative)
    {
        Function function = derivative.Function;
        bool isPrimal = derivative.Kind == DerivativeKinds.None, isForward = derivative.Kind == DerivativeKinds.Jvp;
        string parameters = string.Join(", ", function.Parameters.Select(parameter =>
            $"{(parameter.PassBy is PassBy.Value ? "" : parameter.PassBy.ToString().ToLowerInvariant() + " ")}{context.Types.Of(parameter.Local.Type)} {Identifier.Of(parameter.Local.Name)}"));
        w.Line(isPrimal ? $"/// <summary>Computes {Xml.Code(function.Reference.Name)}, over spans.</summary>"
            : isForward ? $"/// <summary>Computes {Xml.Code(function.Reference.Name)} and its tangent.</summary>"
            : $"/// <summary>Adds the gradient of {Xml.Code(function.Reference.Name)}, times the adjoint of the result, to the accumulators.</summary>");
        w.Line($"private static {(isPrimal || isForward ? context.Types.Of(function.Reference.ReturnType) : "void")} {Identifier.Of(derivative.Companion!)}({parameters})");
        using (w.Block())
            new StatementWriter(w, context.Expressions, context.Types, context.Names).Write(derivative.Body);
    }
}
