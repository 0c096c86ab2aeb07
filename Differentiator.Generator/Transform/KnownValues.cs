using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform;

/// <summary>
/// Leaves of functions whose value is known that value: what is not differentiated again needs no more of them. Elements
/// that had their value already are not written again.
/// </summary>
internal static class KnownValues
{
    public static Function Settle(Function function) => function with { Body = Settle(function.Body) };

    /// <summary>Of what is not differentiated again, no reader minds that the elements have new derivatives in the place of their operands'.</summary>
    public static Function DifferentiatedOnce(Function function) => function with { Body = DifferentiatedOnce(function.Body) };

    private static Region DifferentiatedOnce(Region region) => region with
    {
        Statements = region.Statements.Map(statement => statement is Store { KeepsValue: true } store ? store with { IsInPlace = false } : statement.MapRegions(DifferentiatedOnce)),
    };

    private static Region Settle(Region region) => new(
        region.Statements.Where(statement => statement is not Store { KeepsValue: true })
            .Select(statement => statement.MapExpressions(Settle).MapRegions(Settle)).ToEquatableArray(),
        region.Yields.Map(Settle));

    // Known.Exp(value, x)   becomes   value
    public static Expr Settle(Expr expr) => expr.MapOperands(Settle) switch
    {
        Call { Function.ContainingType: LibraryFunctions.KnownType } known => known.Arguments[0],
        var other => other,
    };
}
