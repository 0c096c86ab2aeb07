using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <summary>Statements as they run again in the reverse sweep: effects and exceptions have happened.</summary>
internal static class WithoutEffects
{
    /// <summary>Null if nothing is left.</summary>
    public static Stmt? Of(Stmt statement) => statement switch
    {
        Throw or Effect { Target: null } => null,
        If { Results.Count: 0 } guard when IsEmpty(Of(guard.Then)) && IsEmpty(Of(guard.Else)) => null,
        _ => statement.MapRegions(Of),
    };

    private static Region Of(Region region) => region with
    {
        Statements = region.Statements.Select(Of).Where(statement => statement is not null).Select(statement => statement!).ToEquatableArray(),
    };

    private static bool IsEmpty(Region region) => region.Statements.Count == 0;
}
