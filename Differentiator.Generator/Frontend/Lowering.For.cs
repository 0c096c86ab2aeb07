using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    // for (int i = a; i < b; i++) s += e;   becomes   s3 = for i in a .. b carrying s1 from s0 { s2 = s1 + e; yield s2 }
    private void LowerFor(IForLoopOperation loop)
    {
        if (CountedLoop.Recognize(loop, AssignedIn, ReadIn) is { } counted)
            LowerCountedFor(loop, counted);
        else
            LowerGeneralFor(loop);

        // What the header declares ends with the loop.
        environment = environment.RemoveRange(loop.Locals);
    }

    private void LowerCountedFor(IForLoopOperation loop, CountedLoop counted)
    {
        foreach (IOperation declaration in loop.Before)
            LowerLoopDeclaration(declaration, counted.Index);
        Expr start = LowerExpression(counted.Start), end = LowerLoopEnd(counted);
        if (AnyPoison(start, end) || Map(counted.Index.Type) is not { } type)
        {
            RefuseSilently();
            return;
        }

        Local index = NewLocal(counted.Index.Name, type, LocalRole.User);
        EmitLoop(new LoopForm(loop, index, new LoopRange(start, end, counted.Step, counted.IsInclusive))
        {
            Begin = () => environment = environment.SetItem(counted.Index, index),
            Updates = counted.Updates,
        });
    }

    // for (init; c; update) body   becomes   init; while (c) { body; update }
    private void LowerGeneralFor(IForLoopOperation loop)
    {
        foreach (IOperation declaration in loop.Before)
            LowerStatement(declaration);
        EmitLoop(new LoopForm(loop, NewIteration(), LoopRange.Unbounded) { Test = loop.Condition, Updates = loop.AtLoopBottom });
    }

    // i + 1 < n   becomes   i < n - 1, checked where the difference can overflow
    private Expr LowerLoopEnd(CountedLoop loop)
    {
        Expr end = LowerExpression(loop.End);
        if (loop.Offset == 0 || IsPoison(end))
            return end;
        BinaryOp op = loop.Offset > 0 ? BinaryOp.Subtract : BinaryOp.Add;
        var distance = new IntConstant(System.Math.Abs(loop.Offset), end.Type);
        bool isSafe = loop.Offset > 0 && CountedLoop.IsLength(loop.End);
        return end is IntConstant constant && constant.Value - loop.Offset is >= int.MinValue and <= int.MaxValue and var folded
            ? constant with { Value = folded }
            : new Binary(op, end, distance, end.Type, IsChecked: !isSafe);
    }

    private void LowerLoopDeclaration(IOperation declaration, ILocalSymbol index)
    {
        if (declaration is not IVariableDeclarationGroupOperation group)
        {
            LowerStatement(declaration);
            return;
        }

        foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(d => d.Declarators))
        {
            if (!SymbolEqualityComparer.Default.Equals(declarator.Symbol, index))
                LowerDeclarator(declarator);
        }
    }
}
