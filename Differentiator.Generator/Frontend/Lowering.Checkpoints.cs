using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>Loops over the runtime's <c>Checkpoint.Range</c>, whose reverse sweep has a memory budget.</content>
internal sealed partial class Lowering
{
    /// <summary>The call of <c>Checkpoint.Range</c> that a <c>foreach</c> runs over; null if it runs over anything else.</summary>
    private static IInvocationOperation? CheckpointRange(IForEachLoopOperation loop) =>
        Unconverted(loop.Collection) is IInvocationOperation { TargetMethod: { Name: "Range", ContainingType: { Name: "Checkpoint", ContainingType: null } type } } range
        && type.QualifiedNamespace() == "Differentiator" && !loop.IsAsynchronous ? range : null;

    // foreach (int i in Checkpoint.Range(n, budget)) body   becomes   for (int i = 0; i < n; i++) body, with that budget
    private void LowerCheckpointLoop(IForEachLoopOperation loop, IInvocationOperation range)
    {
        if (loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: { Type.SpecialType: SpecialType.System_Int32, RefKind: RefKind.None } variable })
        {
            Refuse(LanguageDiagnostics.NotSupported, loop.LoopControlVariable, "a number of Checkpoint.Range that is no int", "declare the variable as an int");
            return;
        }

        if (EarlyExit(loop) is { } exit)
        {
            Refuse(LanguageDiagnostics.NotSupported, exit, "leaving a loop over Checkpoint.Range before its end", "let each iteration ask whether it has something to do");
            return;
        }

        Expr[] arguments = LowerOperands([.. range.Arguments.Select(argument => argument.Value)]);
        if (AnyPoison(arguments))
        {
            RefuseSilently();
            return;
        }

        Expr Argument(int ordinal, string name) => Named(name, Narrow(arguments[range.Arguments.ToList().FindIndex(argument => argument.Parameter!.Ordinal == ordinal)]), range);
        Local index = NewLocal(variable.Name, IrType.Int32, LocalRole.User);
        EmitLoop(new LoopForm(loop, index, new LoopRange(new IntConstant(0, IrType.Int32), Argument(0, "count"), 1, IsInclusive: false))
        {
            Begin = () => environment = environment.SetItem(variable, index),
            Place = range,
            Budget = Argument(1, "budget"),
        });
    }

    // (long)n   becomes   n   where a long is expected
    private static Expr Narrow(Expr budget) => budget switch
    {
        IR.Convert { Operand.Type: var type } widened when type == IrType.Int32 => widened.Operand,
        IntConstant { Value: >= int.MinValue and <= int.MaxValue } constant => constant with { Type = IrType.Int32 },
        _ => budget,
    };

    /// <summary>What may leave the loop before its end; null if nothing does.</summary>
    private IOperation? EarlyExit(ILoopOperation loop)
    {
        ImmutableArray<ISymbol> exits = Active.Exits.Of(loop).Add(loop.ExitLabel);
        return loop.Body.DescendantsAndSelf().FirstOrDefault(operation => operation switch
        {
            IReturnOperation { Kind: OperationKind.Return } => exits.Contains(Method, SymbolEqualityComparer.Default),
            IBranchOperation jump => Exits.Target(jump) is { } target && exits.Contains(target, SymbolEqualityComparer.Default),
            _ => false,
        });
    }
}
