using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    // switch (n) { case 0: a; break; default: b; break; }   becomes   if (n == 0) { a } else { b }
    private void LowerSwitch(ISwitchOperation choice, Tail? rest)
    {
        Expr value = LowerScalar(choice.Value);
        if (IsPoison(value))
            return;
        value = Named("choice", value, choice.Value);
        (Frame outer, ImmutableDictionary<ISymbol, Tail?> known) = (frame, continuations);
        bool isLast = IsLast(choice);
        if (Active.Exits.Of(choice).Length == 0)
            frame = frame.Asking(ImmutableArray<ISymbol>.Empty); // the method goes on
        else if (EndsOnce(choice))
            continuations = continuations.SetItem(choice.ExitLabel, rest);
        ISwitchCaseOperation[] sections = choice.Cases.OrderBy(IsDefault).ToArray();
        LowerSections(choice, value, sections, 0, rest, isLast);
        (frame, continuations) = (outer, known);
    }

    private void LowerSections(ISwitchOperation choice, Expr value, ISwitchCaseOperation[] sections, int next, Tail? rest, bool isLast)
    {
        if (next == sections.Length)
        {
            LowerTail(rest);
            return;
        }

        ISwitchCaseOperation section = sections[next];
        if (IsDefault(section))
        {
            LowerTail(Tail.Of(section.Body));
            return;
        }

        if (!TryEnter(section))
            return;
        Expr? condition = section.Clauses.Select(clause => LowerClause(clause, value)).Aggregate((Expr?)null, Or);
        Branch then = Capture(() => LowerRest(Tail.Of(section.Body)));
        Branch otherwise = Capture(() =>
        {
            LowerSections(choice, value, sections, next + 1, rest, isLast);
            return null;
        });
        Leave();
        EmitIf(condition!, then, otherwise, choice, rest, readsVariables: !isLast);
    }

    private Expr LowerClause(ICaseClauseOperation clause, Expr value) => clause switch
    {
        ISingleValueCaseClauseOperation single => IsConstant(value, single.Value),
        IPatternCaseClauseOperation { Guard: null } pattern => LowerPattern(pattern.Pattern, value),
        IPatternCaseClauseOperation { Guard: { } guard } pattern =>
            ShortCircuit(BinaryOp.And, LowerPattern(pattern.Pattern, value), guard, clause),
        _ => RefusePattern(clause, "this label"),
    };

    private static bool IsDefault(ISwitchCaseOperation section) => section.Clauses.Any(clause => clause.CaseKind is CaseKind.Default);

    /// <summary>Whether at most one way leads to what follows the switch, so that it can be lowered there.</summary>
    private static bool EndsOnce(ISwitchOperation choice) =>
        Exits.Count(choice, choice.ExitLabel) + (Exits.HasDefault(choice) ? 0 : 1) <= 1;

    // v switch { 0 => a, > 0 when c => b, _ => d }   becomes   v == 0 ? a : v > 0 && c ? b : d
    private Expr LowerSwitchExpression(ISwitchExpressionOperation choice)
    {
        Expr value = LowerScalar(choice.Value);
        if (IsPoison(value))
            return Poison;
        if (Map(choice.Type) is not { } type)
            return Refuse(LanguageDiagnostics.ValueType, choice, "this value", choice.Type.InMessage());
        return LowerArms(choice, Named("choice", value, choice.Value), 0, type);
    }

    private Expr LowerArms(ISwitchExpressionOperation choice, Expr value, int next, IrType type)
    {
        if (next == choice.Arms.Length)
            return LowerNoArm(choice, value, type);
        ISwitchExpressionArmOperation arm = choice.Arms[next];
        if (!TryEnter(arm))
            return Poison;
        Expr condition = LowerPattern(arm.Pattern, value);
        if (arm.Guard is { } guard && !IsPoison(condition))
            condition = ShortCircuit(BinaryOp.And, condition, guard, arm);
        bool isCertain = (next == choice.Arms.Length - 1 && choice.IsExhaustive) || condition is BoolConstant { Value: true };
        Expr result = isCertain
            ? LowerArm(arm, type)
            : Choose(condition, Capture(() => LowerArm(arm, type)), Capture(() => LowerArms(choice, value, next + 1, type)), choice);
        Leave();
        return IsPoison(condition) ? Poison : result;
    }

    // What no arm covers throws, as C# has it.
    private Expr LowerNoArm(ISwitchExpressionOperation choice, Expr value, IrType type)
    {
        const string Type = "global::System.Runtime.CompilerServices.SwitchExpressionException";
        var exception = new Foreign(EquatableArray.Of($"new {Type}(", ")"), EquatableArray.Of(value), new OpaqueType(Type));
        statements.Add(new Throw(exception, OriginOf(choice.Syntax)));
        return Zero(type);
    }

    private Expr LowerArm(ISwitchExpressionArmOperation arm, IrType type)
    {
        Expr value = LowerScalar(arm.Value);
        return IsPoison(value) || type is not ScalarType ? value : ConvertTo(value, type, false);
    }

    /// <summary>A value that is read several times, evaluated once.</summary>
    private Expr Named(string name, Expr value, IOperation source) => Named(name, value, OriginOf(source.Syntax));
}
