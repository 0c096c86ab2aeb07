using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>
/// A value that is no number cannot be kept for the reverse sweep, and code with effects cannot run again there: what is
/// read of such a value is computed once, where it stands.
/// </content>
internal sealed partial class Lowering
{
    private readonly HashSet<Local> unrepeatable = [];

    private bool IsUnrepeatable(Expr value) => unrepeatable.Count > 0 && value.Locals().Any(unrepeatable.Contains);

    private bool IsUnrepeatable(Branch then, Branch otherwise, params Expr[] merged) =>
        merged[0].Type is OpaqueType
        && (merged.Any(IsUnrepeatable) || then.Statements.Concat(otherwise.Statements).SelectMany(StmtTraversal.SelfAndNested).Any(statement => statement is Effect));

    private bool IsUnrepeatable(ILoopOperation loop, ISymbol variable, Expr initial) =>
        initial.Type is OpaqueType && (IsUnrepeatable(initial) || !IsEnum((variable as ILocalSymbol)?.Type ?? (variable as IParameterSymbol)?.Type) || loop.Descendants().Any(IsForeign));

    // day == DayOfWeek.Monday   becomes   condition = run day == DayOfWeek.Monday
    private Expr Settled(Expr value, IOperation source) =>
        value is not Local && value.Type is ScalarType && !HasThrown && IsUnrepeatable(value) ? Run(value, value.Type, source) : value;

    private Local Noted(Local target, bool isUnrepeatable)
    {
        if (isUnrepeatable && target.Type is OpaqueType)
            unrepeatable.Add(target);
        return target;
    }
}
