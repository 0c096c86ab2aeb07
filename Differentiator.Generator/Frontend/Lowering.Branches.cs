using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    // if (c) x = a; else x = b;   becomes   x3 = if (c) { x1 = a; yield x1 } else { x2 = b; yield x2 }
    // if (c) return a; rest       becomes   result = if (c) { yield a } else { rest; yield b }
    private void LowerIf(IConditionalOperation branch, Tail? rest)
    {
        Expr condition = LowerExpression(branch.Condition);
        Branch then = Capture(() => LowerBranch(branch, branch.WhenTrue, rest));
        Branch otherwise = Capture(() => LowerBranch(branch, branch.WhenFalse, rest));
        EmitIf(condition, then, otherwise, branch, rest, readsVariables: !IsLast(branch));
    }

    private Expr? LowerBranch(IConditionalOperation branch, IOperation? side, Tail? rest)
    {
        if (Active.Exits.Of(branch).Length > 0)
            LowerTail(Tail.Of(side, Exits.Completes(side) ? rest : null));
        else if (side is not null)
            LowerStatement(side);
        return null;
    }

    /// <summary>Whether the method returns on every way through the statement, as it was given the rest of the method.</summary>
    private bool IsLast(IOperation statement) => frame.IsMethod && Active.Exits.Of(statement).Length > 0;

    // c ? a : b   stays one expression, unless a or b assigns: then it   becomes   if (c) yield a else yield b
    private Expr LowerConditional(IConditionalOperation choice) => Choose(
        LowerExpression(choice.Condition),
        Capture(() => LowerScalar(choice.WhenTrue)),
        Capture(() => LowerScalar(choice.WhenFalse!)),
        choice);

    private Expr Choose(Expr condition, Branch whenTrue, Branch whenFalse, IOperation source)
    {
        if (AnyPoison(condition, whenTrue.Value!, whenFalse.Value!))
            return Poison;
        return IsValue(whenTrue, source) && IsValue(whenFalse, source) && whenTrue.Value!.Type is not StructType
            ? new Conditional(condition, whenTrue.Value!, whenFalse.Value!)
            : EmitIf(condition, whenTrue, whenFalse, source)!;
    }

    // a && b   stays one expression, unless b assigns: then it   becomes   if (a) yield b else yield false;   a || b likewise
    private Expr LowerShortCircuit(IBinaryOperation operation, BinaryOp op) =>
        ShortCircuit(op, LowerExpression(operation.LeftOperand), operation.RightOperand, operation);

    private Expr ShortCircuit(BinaryOp op, Expr left, IOperation right, IOperation source)
    {
        Branch evaluated = Capture(() => LowerExpression(right));
        if (AnyPoison(left, evaluated.Value!))
            return Poison;
        if (IsValue(evaluated, right))
        {
            environment = evaluated.Environment; // what a pattern has named
            return new Binary(op, left, evaluated.Value!, IrType.Boolean);
        }

        Branch skipped = Capture(() => new BoolConstant(op is BinaryOp.Or));
        return op is BinaryOp.And ? EmitIf(left, evaluated, skipped, source)! : EmitIf(left, skipped, evaluated, source)!;
    }

    /// <summary>True if there is nothing to do on a branch but to compute its value.</summary>
    private bool IsValue(Branch branch, IOperation source) => branch.IsValue
        && AssignedIn([source]).All(variable => Equals(ValueAfter(branch, variable), environment.TryGetValue(variable, out Expr? before) ? before : null));

    /// <summary>Lowers code into a region of its own; the environment and the statements stay as they are.</summary>
    private Branch Capture(Func<Expr?> lower)
    {
        (ImmutableDictionary<ISymbol, Expr> outerEnvironment, List<Stmt> outerStatements) = (environment, statements);
        statements = new List<Stmt>();
        Expr? value = lower();
        var branch = new Branch(statements, environment, value);
        (environment, statements) = (outerEnvironment, outerStatements);
        return branch;
    }

    /// <summary>
    /// Merges what the branches assign, the flags that are read later, and the branches' value if they have one, which is
    /// the result. <paramref name="rest"/> is what one of the branches has lowered besides the source.
    /// </summary>
    private Expr? EmitIf(Expr condition, Branch then, Branch otherwise, IOperation source, Tail? rest = null, bool readsVariables = true)
    {
        if (isRefused)
            return Poison;
        if (EndsInThrow(then.Statements) || EndsInThrow(otherwise.Statements))
            return EmitGuard(condition, then, otherwise, source);
        var merge = new Merge();
        List<Action> arrays = [];
        Expr? value = then.Value is not null && otherwise.Value is not null
            ? Merged(merge, "value", LocalRole.Temporary, null, (then, then.Value), (otherwise, otherwise.Value), source)
            : null;

        // Where the method ends, only what belongs to its caller is read.
        IEnumerable<ISymbol> read = AssignedIn([source, .. rest?.Statements ?? []]).Where(variable => readsVariables || !IsOwn(variable)).Concat(frame.Flags);
        foreach (ISymbol symbol in read)
        {
            Expr? thenValue = ValueAfter(then, symbol), elseValue = ValueAfter(otherwise, symbol);

            // A variable without a value in one branch is not read afterwards: C# demands that it be assigned first.
            if (thenValue is null && elseValue is null)
                continue;
            if ((thenValue is null || elseValue is null) && !MayBeMissing(symbol, source))
                continue;
            if (thenValue is KnownDelegate || elseValue is KnownDelegate)
            {
                environment = environment.SetItem(symbol, Equals(thenValue, elseValue) ? thenValue! : KnownDelegate.Unknown);
                continue;
            }

            thenValue ??= IsMemoryValue(elseValue!) ? Unknown : Zero(elseValue!.Type);
            elseValue ??= IsMemoryValue(thenValue) ? Unknown : Zero(thenValue.Type);
            if (!thenValue.Equals(elseValue) && (IsMemoryValue(thenValue) || IsMemoryValue(elseValue)))
            {
                condition = Named("condition", condition, source);
                arrays.Add(() => environment = environment.SetItem(symbol, MergedMemory(condition, then, otherwise, (thenValue, elseValue), symbol, source)));
                continue;
            }

            environment = environment.SetItem(symbol, Merged(merge, NameOf(symbol), RoleOf(symbol), TypeIfVariable(symbol), (then, thenValue), (otherwise, elseValue), source));
        }

        if (!readsVariables)
            environment = environment.SetItem(Method, new BoolConstant(true));
        statements.Add(merge.Emit(condition, then, otherwise, OriginOf(source.Syntax)));
        foreach (Action choose in arrays)
            choose();
        return value;
    }

    /// <summary>What stands after a branch for a value that differs between its sides; of a structure, part by part.</summary>
    private Expr Merged(Merge merge, string name, LocalRole role, ITypeSymbol? type, (Branch Branch, Expr Value) then, (Branch Branch, Expr Value) otherwise, IOperation source)
    {
        (Expr thenValue, Expr elseValue) = (then.Value, otherwise.Value);
        if (thenValue.Equals(elseValue) || AnyPoison(thenValue, elseValue))
            return IsPoison(elseValue) ? elseValue : thenValue;
        if (thenValue.Type is StructType structure && elseValue.Type == structure)
        {
            New whenTrue = Bundle(thenValue), whenFalse = Bundle(elseValue);
            return whenTrue with
            {
                Arguments = whenTrue.Arguments
                    .Select((part, k) => Merged(
                        merge, PartName(name, structure, type, k), role, PartType(type, k), (then.Branch, part), (otherwise.Branch, whenFalse.Arguments[k]), source))
                    .ToEquatableArray(),
            };
        }

        if (thenValue.Type.Element is not null)
            return Refuse(LanguageDiagnostics.ArrayChosen, source, "this choice");
        Local merged = Noted(NewLocal(name, thenValue.Type, role), IsUnrepeatable(then.Branch, otherwise.Branch, thenValue, elseValue));
        merge.Add(merged, thenValue, elseValue);
        return merged;
    }

    private static bool IsMemoryValue(Expr value) => value.Type.Element is not null || value == Unknown;

    private static Expr? ValueAfter(Branch branch, ISymbol symbol) =>
        branch.Environment.TryGetValue(symbol, out Expr? value) ? value : null;

    /// <summary>Flags are false, and variables declared before may have no value, on the way of an exit.</summary>
    private bool MayBeMissing(ISymbol symbol, IOperation source) => symbol is not (ILocalSymbol or IParameterSymbol)
        || (frame.IsPartial && (!IsOwn(symbol) || symbol.Locations[0].SourceSpan.Start < source.Syntax.SpanStart));

    /// <summary>What an <c>if</c> hands on from its branches.</summary>
    private sealed class Merge
    {
        private readonly List<Local> results = [];
        private readonly List<Expr> thenYields = [];
        private readonly List<Expr> elseYields = [];

        public void Add(Local result, Expr thenYield, Expr elseYield)
        {
            results.Add(result);
            thenYields.Add(thenYield);
            elseYields.Add(elseYield);
        }

        public If Emit(Expr condition, Branch then, Branch otherwise, Origin origin) =>
            new(condition, then.Yielding([.. thenYields]), otherwise.Yielding([.. elseYields]), results.ToEquatableArray(), origin);
    }

    /// <summary>What a region does, and the environment and the value at its end.</summary>
    private sealed record Branch(List<Stmt> Statements, ImmutableDictionary<ISymbol, Expr> Environment, Expr? Value)
    {
        /// <summary>True if there is nothing to do but to compute the value.</summary>
        public bool IsValue => Statements.Count == 0;

        public Region Yielding(params Expr[] yields) => new(Statements.ToEquatableArray(), EquatableArray.Of(yields));
    }
}
