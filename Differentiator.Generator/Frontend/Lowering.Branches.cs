using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    // if (c) x = a; else x = b;   becomes   x3 = if (c) { x1 = a; yield x1 } else { x2 = b; yield x2 }
    private void LowerIf(IConditionalOperation branch)
    {
        Expr condition = LowerExpression(branch.Condition);
        EmitIf(
            condition,
            Capture(() => LowerRegion(branch.WhenTrue)),
            Capture(() => LowerRegion(branch.WhenFalse)),
            branch);
    }

    // c ? a : b   stays one expression, unless a or b assigns: then it   becomes   if (c) yield a else yield b
    private Expr LowerConditional(IConditionalOperation choice)
    {
        Expr condition = LowerExpression(choice.Condition);
        if (!AssignedVariables.Any(choice.WhenTrue) && !AssignedVariables.Any(choice.WhenFalse!))
        {
            Expr whenTrue = LowerScalar(choice.WhenTrue), whenFalse = LowerScalar(choice.WhenFalse!);
            return AnyPoison(condition, whenTrue, whenFalse) ? Poison : new Conditional(condition, whenTrue, whenFalse);
        }

        return EmitIf(
            condition,
            Capture(() => LowerScalar(choice.WhenTrue)),
            Capture(() => LowerScalar(choice.WhenFalse!)),
            choice)!;
    }

    // a && b   stays one expression, unless b assigns: then it   becomes   if (a) yield b else yield false;   a || b likewise
    private Expr LowerShortCircuit(IBinaryOperation operation, BinaryOp op)
    {
        Expr left = LowerExpression(operation.LeftOperand);
        if (!AssignedVariables.Any(operation.RightOperand))
        {
            Expr right = LowerExpression(operation.RightOperand);
            return AnyPoison(left, right) ? Poison : new Binary(op, left, right, IrType.Boolean);
        }

        Branch evaluated = Capture(() => LowerExpression(operation.RightOperand));
        Branch skipped = Capture(() => new BoolConstant(op is BinaryOp.Or));
        return op is BinaryOp.And ? EmitIf(left, evaluated, skipped, operation)! : EmitIf(left, skipped, evaluated, operation)!;
    }

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

    private Expr? LowerRegion(IOperation? statement)
    {
        if (statement is not null)
            LowerStatement(statement);
        return null;
    }

    /// <summary>Merges what the branches assign, and their value if they have one, which is the result.</summary>
    private Expr? EmitIf(Expr condition, Branch then, Branch otherwise, IOperation source)
    {
        if (isRefused)
            return Poison;
        var results = ImmutableArray.CreateBuilder<Local>();
        var thenYields = ImmutableArray.CreateBuilder<Expr>();
        var elseYields = ImmutableArray.CreateBuilder<Expr>();
        Local? value = null;
        if (then.Value is not null && otherwise.Value is not null)
            Merge(value = NewLocal("value", then.Value.Type, LocalRole.Temporary), then.Value, otherwise.Value);

        foreach (ISymbol variable in AssignedVariables.In(source))
        {
            // A variable without a value in one branch is not read afterwards: C# demands that it be assigned first.
            if (then.Environment.TryGetValue(variable, out Expr? thenValue)
                && otherwise.Environment.TryGetValue(variable, out Expr? elseValue)
                && !thenValue.Equals(elseValue))
            {
                Local merged = NewLocal(variable.Name, thenValue.Type, LocalRole.User);
                Merge(merged, thenValue, elseValue);
                environment = environment.SetItem(variable, merged);
            }
        }

        statements.Add(new If(
            condition, then.Yielding(thenYields.ToArray()), otherwise.Yielding(elseYields.ToArray()), results.ToEquatableArray(), OriginOf(source.Syntax)));
        return value;

        void Merge(Local result, Expr thenYield, Expr elseYield)
        {
            results.Add(result);
            thenYields.Add(thenYield);
            elseYields.Add(elseYield);
        }
    }

    /// <summary>What a region does, and the environment and the value at its end.</summary>
    private sealed record Branch(List<Stmt> Statements, ImmutableDictionary<ISymbol, Expr> Environment, Expr? Value)
    {
        public Region Yielding(params Expr[] yields) => new(Statements.ToEquatableArray(), EquatableArray.Of(yields));
    }
}
