using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    /// <summary>Lowers what remains of the method and gives the value that it returns; null if it ends without one.</summary>
    private Expr? LowerTail(Tail? tail)
    {
        while (tail is not null)
        {
            IOperation statement = tail.First;
            tail = tail.Rest;
            switch (statement)
            {
                case IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } value }:
                    return LowerReturn(statement, value);
                case IBlockOperation block when ContainsReturn(block):
                    tail = Tail.Of(block, tail);
                    break;
                case IConditionalOperation branch when ContainsReturn(branch):
                    return LowerReturningIf(branch, tail);
                default:
                    LowerStatement(statement);
                    break;
            }
        }

        return isRefused ? Poison : null;
    }

    // return e;   becomes   result = e, so that the statement's text stands over its adjoint
    private Expr LowerReturn(IOperation statement, IOperation value)
    {
        Expr returned = LowerExpression(value);
        if (isRefused || returned is Local or FloatConstant)
            return returned;
        Local result = NewLocal("result", returned.Type, LocalRole.Temporary);
        statements.Add(new Let(result, returned, OriginOf(statement.Syntax is { Parent: ArrowExpressionClauseSyntax arrow } ? arrow : statement.Syntax)));
        return result;
    }

    // if (c) return a; rest; return b;   becomes   result = if (c) yield a else { rest; yield b }; return result
    private Expr? LowerReturningIf(IConditionalOperation branch, Tail? rest)
    {
        bool thenCompletes = Completes(branch.WhenTrue), elseCompletes = Completes(branch.WhenFalse);
        if (thenCompletes && elseCompletes)
        {
            return Refuse(
                LanguageDiagnostics.ReturnPlace, FirstReturn(branch),
                "in a branch that also runs on to what follows the if");
        }

        if (!TryEnter(branch))
            return Poison;
        Expr condition = LowerExpression(branch.Condition);
        Branch then = Capture(() => LowerTail(Tail.Of(branch.WhenTrue, thenCompletes ? rest : null)));
        Branch otherwise = Capture(() => LowerTail(Tail.Of(branch.WhenFalse, elseCompletes ? rest : null)));
        Leave();
        if (isRefused || then.Value is null || otherwise.Value is null)
            return isRefused ? Poison : null;

        Local result = NewLocal("result", FunctionRefs.Of(method).ReturnType, LocalRole.Temporary);
        statements.Add(new If(
            condition, then.Yielding(then.Value), otherwise.Yielding(otherwise.Value), EquatableArray.Of(result), OriginOf(branch.Syntax)));
        return result;
    }

    private static bool ContainsReturn(IOperation statement) =>
        statement.Descendants().Any(o => o.Kind is OperationKind.Return) && !IsLoop(statement);

    private static bool IsLoop(IOperation statement) => statement.Kind is OperationKind.Loop;

    private static IOperation FirstReturn(IOperation statement) =>
        statement.Descendants().First(o => o.Kind is OperationKind.Return);

    /// <summary>Whether the code after the statement can be reached from it.</summary>
    private static bool Completes(IOperation? statement) => statement switch
    {
        IReturnOperation or IThrowOperation => false,
        IBlockOperation block => block.Operations.All(Completes),
        IConditionalOperation branch => Completes(branch.WhenTrue) || Completes(branch.WhenFalse),
        _ => true,
    };
}
