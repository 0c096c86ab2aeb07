using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <summary>
/// Exits: break, continue, return. Where an exit ends a branch, the rest of the code goes into the other branch. Else a
/// flag says that it was taken, and the rest asks for it. Flags are variables of the environment, under the exit's symbol.
/// </summary>
internal sealed partial class Lowering
{
    private const int GotoLimit = 100;

    private ImmutableDictionary<ISymbol, Tail?> continuations = ImmutableDictionary.Create<ISymbol, Tail?>(SymbolEqualityComparer.Default);
    private Frame frame;
    private int gotos;

    /// <summary>Stands for the value that the method returns, beside the method itself, which stands for having returned.</summary>
    private ISymbol ReturnedValue => Method.ReturnType;

    /// <summary>Lowers what remains of the frame.</summary>
    private void LowerTail(Tail? tail)
    {
        while (tail is not null && !isTooDeep)
        {
            if (tail.Action is { } action)
            {
                action();
                return;
            }

            IOperation statement = tail.First;
            tail = tail.Rest;
            ImmutableArray<ISymbol> taken = Active.Exits.Of(statement);
            switch (statement)
            {
                case IReturnOperation { Kind: OperationKind.Return } returning:
                    LowerReturn(returning);
                    return;
                case IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation }:
                    LowerStatement(statement);
                    return;
                case IBranchOperation jump when TryJump(jump, out tail):
                    break;
                case IBranchOperation:
                    return;
                case ILabeledOperation labeled:
                    tail = Tail.Of(labeled.Operation, tail);
                    break;
                case IBlockOperation block:
                    tail = Tail.Of(block, tail);
                    break;
                case IConditionalOperation branch when taken.Length > 0 && !(Exits.Completes(branch.WhenTrue) && Exits.Completes(branch.WhenFalse)):
                    Within(branch, () => LowerIf(branch, tail));
                    return;
                case ISwitchOperation choice when taken.Length > 0 && EndsOnce(choice):
                    Within(choice, () => LowerSwitch(choice, tail));
                    return;
                default:
                    LowerExiting(statement, taken);
                    if (HasThrown)
                        return;
                    if (taken.Length == 0)
                        break;
                    if (Exits.Completes(statement))
                        LowerUnless(taken, tail, statement);
                    return;
            }
        }

        if (tail is not null || !frame.IsMethod)
            return;
        if (Method.ReturnsVoid)
            environment = environment.SetItem(Method, new BoolConstant(true));
        else if (!isRefused && !environment.ContainsKey(Method))
            DoesNotCompile();
    }

    private void Within(IOperation statement, System.Action lower)
    {
        if (!TryEnter(statement))
            return;
        lower();
        Leave();
    }

    /// <summary>Lowers a statement that exits may leave, so that afterwards their flags are known.</summary>
    private void LowerExiting(IOperation statement, ImmutableArray<ISymbol> taken)
    {
        Frame outer = frame;
        frame = taken.Length > 0 ? frame.Asking(WithValue(taken)) : frame;
        LowerStatement(statement);
        frame = outer;
    }

    // return e;   becomes   result = e, so that the statement's text stands over its adjoint
    private void LowerReturn(IReturnOperation statement)
    {
        if (statement.ReturnedValue is { } value)
        {
            Expr returned = ReturnsArray ? LowerMemoryNamed(value, ResultName) : LowerExpression(value);
            if (isRefused)
                return;
            if (ReturnsArray)
                TakeReturnedArray(returned, value);
            else
                environment = environment.SetItem(ReturnedValue, Named(ResultName, returned, OriginOfStatement(statement)));
        }

        environment = environment.SetItem(Method, new BoolConstant(true));
    }

    /// <summary>Sets the flag of a jump's exit; true if there is code known to follow, which is lowered here.</summary>
    private bool TryJump(IBranchOperation jump, out Tail? next)
    {
        next = null;
        if (Exits.Target(jump) is not { } target || (jump.BranchKind is BranchKind.GoTo && ++gotos > GotoLimit))
        {
            LanguageFence.Refuse(jump, Refuse);
            return false;
        }

        if (Exits.Section(jump) is { } section)
        {
            next = Tail.Of(section.Body);
            return true;
        }

        environment = environment.SetItem(target, new BoolConstant(true));
        return continuations.TryGetValue(target, out next);
    }

    // rest   becomes   if (!done) rest
    private void LowerUnless(ImmutableArray<ISymbol> taken, Tail? rest, IOperation source)
    {
        Expr? jumped = taken.Select(Flag).Where(flag => flag is not BoolConstant { Value: false }).Aggregate((Expr?)null, Or);
        if (isRefused || jumped is null)
        {
            LowerTail(rest);
            return;
        }

        if (rest is null || jumped is BoolConstant)
            return;
        Within(source, () =>
        {
            Branch remaining = Capture(() => LowerRest(rest)), skipped = Capture(() => LowerSkipped());
            if (frame.IsMethod)
                EmitIf(jumped, skipped, remaining, source, rest, readsVariables: false);
            else
                EmitIf(Not(jumped), remaining, skipped, source, rest);
        });
    }

    private Expr? LowerRest(Tail? rest)
    {
        LowerTail(rest);
        return null;
    }

    /// <summary>At the end of the method the flag has served: both ways have returned.</summary>
    private Expr? LowerSkipped()
    {
        if (frame.IsMethod)
            environment = environment.SetItem(Method, new BoolConstant(true));
        return null;
    }

    /// <summary>With a return goes its value.</summary>
    private ImmutableArray<ISymbol> WithValue(ImmutableArray<ISymbol> taken) =>
        HasReturnedValue && taken.Contains(Method, SymbolEqualityComparer.Default) ? taken.Add(ReturnedValue) : taken;

    /// <summary>Whether an exit was taken so far, or the value returned.</summary>
    private Expr Flag(ISymbol exit) => environment.TryGetValue(exit, out Expr? value) ? value : Zero(TypeOf(exit));

    private IrType TypeOf(ISymbol symbol) => symbol switch
    {
        ILabelSymbol or IMethodSymbol => IrType.Boolean,
        ITypeSymbol type => MapOrName(type),
        _ => MapOrName(TypeOfVariable(symbol)),
    };

    /// <summary>The name of a variable, or of what an exit leaves in one.</summary>
    private static string NameOf(ISymbol symbol) => symbol switch
    {
        ILabelSymbol => "done",
        IParameterSymbol { IsThis: true } => "this",
        IMethodSymbol => "returned",
        ITypeSymbol => "result",
        _ => symbol.Name,
    };

    private static LocalRole RoleOf(ISymbol symbol) => symbol is ILocalSymbol or IParameterSymbol ? LocalRole.User : LocalRole.Temporary;

    private static ITypeSymbol? TypeIfVariable(ISymbol symbol) => symbol is ILocalSymbol or IParameterSymbol ? TypeOfVariable(symbol) : symbol as ITypeSymbol;

    private static Expr Or(Expr? left, Expr right) => left is null ? right : new Binary(BinaryOp.Or, left, right, IrType.Boolean);

    private static Expr And(Expr? left, Expr right) => left is null ? right : new Binary(BinaryOp.And, left, right, IrType.Boolean);

    private static Expr Not(Expr condition) => condition switch
    {
        BoolConstant constant => new BoolConstant(!constant.Value),
        Unary { Op: UnaryOp.Not } not => not.Operand,
        _ => new Unary(UnaryOp.Not, condition, IrType.Boolean),
    };

    /// <summary>The value of a variable that C# knows nobody to read before it is assigned.</summary>
    private static Expr Zero(IrType type) => type switch
    {
        ScalarType when type == IrType.Boolean => new BoolConstant(false),
        ScalarType => IrType.Constant(0, type),
        StructType structure => new New(structure, structure.Fields.Map(field => Zero(field.Type))),
        _ => new Verbatim(type is OpaqueType opaque ? $"default({opaque.Name})" : "default", type),
    };
}
