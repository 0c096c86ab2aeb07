using System.Collections.Immutable;
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
        ImmutableDictionary<ISymbol, Expr> before = environment;
        if (CountedLoop.Recognize(loop, Refuse) is not { } counted)
        {
            isRefused = true;
            return;
        }

        foreach (IOperation declaration in loop.Before)
            LowerLoopDeclaration(declaration, counted.Index);
        Expr start = LowerExpression(counted.Start), end = LowerLoopEnd(counted);
        if (AnyPoison(start, end) || TypeMapping.Map(counted.Index.Type) is not { } type)
        {
            RefuseSilently();
            return;
        }

        Local index = NewLocal(counted.Index.Name, type, LocalRole.User);
        var body = ImmutableArray.Create(loop.Body).AddRange(counted.Updates);
        EmitFor(index, new LoopRange(start, end, counted.Step, counted.IsInclusive), body, loop, () =>
        {
            environment = environment.SetItem(counted.Index, index);
            foreach (IOperation statement in body)
                LowerStatement(statement);
        });

        // What the header declares ends with the loop; what was there before keeps the loop's results.
        environment = before.SetItems(environment.Where(entry => before.ContainsKey(entry.Key)));
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

    /// <summary>Emits a loop whose body carries every variable of the present environment that it assigns.</summary>
    private void EmitFor(Local index, LoopRange range, ImmutableArray<IOperation> body, IOperation source, System.Action lowerBody)
    {
        ImmutableArray<ISymbol> assigned = AssignedVariables.In(body.ToArray()).Where(environment.ContainsKey).ToImmutableArray();
        if (assigned.Any(variable => IsPoison(environment[variable])))
        {
            RefuseSilently();
            return;
        }

        Local[] parameters = assigned.Select(Renamed).ToArray();
        Branch iteration = Capture(() =>
        {
            for (int k = 0; k < assigned.Length; k++)
                environment = environment.SetItem(assigned[k], parameters[k]);
            lowerBody();
            return null;
        });
        if (isRefused)
            return;

        Expr[] yields = assigned.Select(variable => iteration.Environment[variable]).ToArray();
        var carried = ImmutableArray.CreateBuilder<Carried>();
        for (int k = 0; k < assigned.Length; k++)
        {
            Local result = Renamed(assigned[k]);
            carried.Add(new Carried(parameters[k], environment[assigned[k]], result));
            environment = environment.SetItem(assigned[k], result);
        }

        statements.Add(new For(index, range, carried.ToEquatableArray(), iteration.Yielding(yields), OriginOf(source.Syntax)));
    }

    private Local Renamed(ISymbol variable) => NewLocal(variable.Name, environment[variable].Type, LocalRole.User);
}
