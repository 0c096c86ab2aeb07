using System;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <summary>
/// A branch was to be run again before its reverse sweep, but a loop in it has turned out to save values for the whole
/// function. The function is reversed once more, with all loops in branches saving so.
/// </summary>
internal sealed class CannotRunAgainException(Stmt statement) : Exception("What fills memory that the reverse sweep reads cannot be run again.")
{
    /// <summary>What to report if that does not help.</summary>
    public Exception Reported => RowOf(statement) is { } row ? CannotBeMadeAgain(row)
        : statement.DefinedHere().Any(result => result.Type is OpaqueType) ? new DerivativeRefusedException(
            statement.Origin, "an object that is chosen in a loop or branch, and read after that for a derivative,", "choose it before the loop or branch")
        : new DerivativeRefusedException(
        statement.Origin, "memory that a loop or branch makes and fills among statements that cannot run again", "make the array before the loop or branch");

    private static Store? RowOf(Stmt statement) => statement.SelfAndNested().OfType<Store>().FirstOrDefault(store => store.Value is NewRow);

    private static DerivativeRefusedException CannotBeMadeAgain(Store row) => new(
        row.Origin, $"a row of '{row.Array.Name}' that is made in the loop or branch that makes the array, among statements that cannot run again",
        "make the rows in a loop of their own");
}
