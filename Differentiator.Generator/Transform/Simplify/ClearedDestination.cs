using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>A destination that begins with zeros.</summary>
internal static class ClearedDestination
{
    /// <summary>Whether all that happens to the destination after it is cleared is that elements of it are stored, under its own name.</summary>
    public static bool IsStoredOnly(Function function, Clear clear)
    {
        // What is read, or written under another name, may get more than is seen here.
        Local destination = clear.Span;
        if (destination.Role != LocalRole.Parameter || function.Body.AllExpressions().Any(expr => IsUsed(expr, destination)))
            return false;

        // What a call adds is a contribution, too.
        if (function.Body.AllStatements().OfType<Invoke>().Any(call => call.Writes.Contains(destination)))
            return false;

        // Where the method clears the array itself, adjoints are cleared a second time: that is no beginning.
        return function.Body.AllStatements().OfType<Clear>().Count(other => other.Span == destination) == 1
            && !function.Body.Statements.TakeWhile(statement => !ReferenceEquals(statement, clear)).Any(statement => statement.Written().Contains(destination));
    }

    /// <summary>All stores to it.</summary>
    public static Store[] Stores(Function function, Local destination) =>
        [.. function.Body.AllStatements().OfType<Store>().Where(store => store.Array == destination)];

    private static bool IsUsed(Expr expr, Local destination) =>
        expr.SelfAndDescendants().Any(node => node is Load or Slice or Conditional && node.Operands().Contains(destination));
}
