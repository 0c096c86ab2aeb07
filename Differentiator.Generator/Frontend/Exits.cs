using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <summary>
/// Where control leaves a statement other than at its end. An exit is known by where it leads: the label of a loop's or
/// a switch's end, the label of a loop's next iteration, or the method, for a return.
/// </summary>
internal sealed class Exits(IMethodSymbol method)
{
    public ImmutableArray<ISymbol> Of(params IOperation?[] statements)
    {
        var found = ImmutableArray.CreateBuilder<ISymbol>();
        var followed = new HashSet<IOperation>();
        foreach (IOperation? statement in statements)
            Collect(statement, found, followed);
        return found.Distinct(SymbolEqualityComparer.Default).ToImmutableArray()!;
    }

    public bool Any(IOperation statement, ISymbol exit) => Of(statement).Contains(exit, SymbolEqualityComparer.Default);

    /// <summary>How often a statement jumps to a label.</summary>
    public static int Count(IOperation statement, ISymbol label) =>
        Jumps(statement).Count(jump => SymbolEqualityComparer.Default.Equals(Target(jump), label));

    /// <summary>Null for a goto that is none of <c>goto case</c> and <c>goto</c> to a label that stands directly after an enclosing loop.</summary>
    public static ISymbol? Target(IBranchOperation jump)
    {
        if (jump.BranchKind is not BranchKind.GoTo)
            return jump.Target;
        if (Section(jump) is { Parent: ISwitchOperation choice })
            return choice.ExitLabel;
        return Enclosing(jump).OfType<ILoopOperation>().FirstOrDefault(loop => IsFollowedBy(loop, jump.Target))?.ExitLabel;
    }

    /// <summary>The section that <c>goto case</c> or <c>goto default</c> leads to.</summary>
    public static ISwitchCaseOperation? Section(IBranchOperation jump) => jump.BranchKind is not BranchKind.GoTo ? null : Enclosing(jump)
        .OfType<ISwitchOperation>()
        .SelectMany(choice => choice.Cases)
        .FirstOrDefault(section => section.Clauses.Any(clause => SymbolEqualityComparer.Default.Equals(clause.Label, jump.Target)));

    /// <summary>Whether the code after the statement can be reached from it.</summary>
    public static bool Completes(IOperation? statement) => statement switch
    {
        IReturnOperation or IThrowOperation or IBranchOperation => false,
        IBlockOperation block => block.Operations.All(Completes),
        ILabeledOperation labeled => Completes(labeled.Operation),
        IConditionalOperation branch => Completes(branch.WhenTrue) || Completes(branch.WhenFalse),
        ILoopOperation loop => !IsEndless(loop) || Count(loop, loop.ExitLabel) > 0,
        ISwitchOperation choice => !HasDefault(choice) || Count(choice, choice.ExitLabel) > 0,
        _ => true,
    };

    public static bool IsEndless(ILoopOperation loop) => loop switch
    {
        IForLoopOperation { Condition: { } condition } => IsTrue(condition),
        IForLoopOperation => true,
        IWhileLoopOperation { Condition: { } condition } => IsTrue(condition),
        _ => false,
    };

    public static bool HasDefault(ISwitchOperation choice) =>
        choice.Cases.Any(section => section.Clauses.Any(clause => clause.CaseKind is CaseKind.Default));

    private static bool IsTrue(IOperation condition) => condition.ConstantValue is { HasValue: true, Value: true };

    private void Collect(IOperation? statement, ImmutableArray<ISymbol>.Builder found, HashSet<IOperation> followed)
    {
        switch (statement)
        {
            case null or IAnonymousFunctionOperation or ILocalFunctionOperation:
                return;
            case IReturnOperation { Kind: OperationKind.Return }:
                found.Add(method);
                return;
            case IBranchOperation jump:
                if (Target(jump) is { } target)
                    found.Add(target);
                if (Section(jump) is { } section && followed.Add(section))
                    Collect(section, found, followed);
                return;
        }

        var inner = ImmutableArray.CreateBuilder<ISymbol>();
        foreach (IOperation child in statement.ChildOperations)
            Collect(child, inner, followed);
        found.AddRange(inner.Where(exit => !IsInside(statement, exit)));
    }

    private static bool IsInside(IOperation statement, ISymbol exit) => statement switch
    {
        ILoopOperation loop => SymbolEqualityComparer.Default.Equals(exit, loop.ExitLabel) || SymbolEqualityComparer.Default.Equals(exit, loop.ContinueLabel),
        ISwitchOperation choice => SymbolEqualityComparer.Default.Equals(exit, choice.ExitLabel),
        _ => false,
    };

    private static IEnumerable<IBranchOperation> Jumps(IOperation statement) => statement.DescendantsAndSelf().OfType<IBranchOperation>();

    private static IEnumerable<IOperation> Enclosing(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
            yield return outer;
    }

    private static bool IsFollowedBy(ILoopOperation loop, ILabelSymbol label)
    {
        IOperation place = loop.Parent is ILabeledOperation ? loop.Parent : loop;
        if (place.Parent is not IBlockOperation block)
            return false;
        int next = block.Operations.IndexOf(place) + 1;
        return next < block.Operations.Length && IsLabeled(block.Operations[next], label);
    }

    private static bool IsLabeled(IOperation statement, ILabelSymbol label) => statement is ILabeledOperation labeled
        && (SymbolEqualityComparer.Default.Equals(labeled.Label, label) || (labeled.Operation is { } inner && IsLabeled(inner, label)));
}
