using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>Exceptions end the way that leads to them: what follows belongs to the other ways.</content>
internal sealed partial class Lowering
{
    /// <summary>Whether the statements so far cannot be run to their end.</summary>
    private bool HasThrown => EndsInThrow(statements);

    private static bool EndsInThrow(List<Stmt> statements) =>
        statements.Count > 0 && statements[statements.Count - 1] is Throw;

    private void LowerThrow(IThrowOperation thrown)
    {
        if (thrown.Exception is null)
        {
            Refuse(LanguageDiagnostics.Exceptions, thrown, "a rethrow");
            return;
        }

        if (RefuseAfterAssignment("an exception", thrown))
            return;
        Expr exception = CopyForeign(thrown.Exception);
        if (IsPoison(exception))
            return;
        statements.Add(new Throw(exception, OriginOf(thrown.Syntax)));
        writes++;
    }

    // The derivative writes what is left in parameters at its end, which it does not reach if something is thrown.
    private bool RefuseAfterAssignment(string what, IOperation thrower)
    {
        if (left.FirstOrDefault(item => item.Parameter.RefKind is RefKind.Ref && environment[item.Parameter] != item.Local).Parameter is not { } changed)
            return false;
        Refuse(LanguageDiagnostics.Exceptions, thrower, $"{what} after an assignment to '{changed.Name}'");
        return true;
    }

    // c ? a : throw e   becomes   if (!c) throw e; a
    private Expr LowerThrowExpression(IThrowOperation thrown, ITypeSymbol? type)
    {
        LowerThrow(thrown);
        return isRefused || type is null ? RefuseSilently() : Zero(MapOrName(type));
    }

    // if (c) throw e; else rest   becomes   if (c) throw e; rest
    private Expr? EmitGuard(Expr condition, Branch then, Branch otherwise, IOperation source)
    {
        Branch goesOn = EndsInThrow(then.Statements) ? otherwise : then;
        Region empty = new(EquatableArray<Stmt>.Empty, EquatableArray<Expr>.Empty);
        statements.Add(goesOn == otherwise
            ? new If(condition, then.Yielding(), empty, EquatableArray<Local>.Empty, OriginOf(source.Syntax))
            : new If(condition, empty, otherwise.Yielding(), EquatableArray<Local>.Empty, OriginOf(source.Syntax)));
        statements.AddRange(goesOn.Statements);
        environment = goesOn.Environment;
        return goesOn.Value;
    }
}
