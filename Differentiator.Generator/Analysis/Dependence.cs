using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Analysis;

/// <summary>
/// Which values are computed from a parameter, whether or not a derivative flows along: through conversions to
/// integers, rounding and indices too, but not through the conditions of branches.
/// </summary>
internal sealed class Dependence
{
    private readonly HashSet<int> dependent;
    private readonly bool throughStop;

    private Dependence(Local parameter, bool throughStop)
    {
        dependent = [parameter.Id];
        this.throughStop = throughStop;
    }

    /// <summary>Whether a result of the function is computed from the parameter; through <c>Gradient.Stop</c> only if so asked.</summary>
    public static bool OfResult(Function function, Local parameter, bool throughStop)
    {
        Dependence dependence = new(parameter, throughStop);
        dependence.Visit(function.Body);
        return function.Body.Yields.Any(dependence.Is);
    }

    private bool Is(Expr value) => value switch
    {
        Local local => dependent.Contains(local.Id),
        FloatConstant or IntConstant or BoolConstant or Verbatim or Length => false,
        Unary unary => Is(unary.Operand),
        Binary binary => Is(binary.Left) || Is(binary.Right),
        Convert convert => Is(convert.Operand),
        Conditional choice => Is(choice.WhenTrue) || Is(choice.WhenFalse),
        Load load => Is(load.Array) || Is(load.Index),
        Call { Function: { ContainingType: "Differentiator.Gradient", Name: "Stop" } } stop => throughStop && stop.Arguments.Any(Is),
        Call call => call.Arguments.Any(Is),
        _ => throw Unreachable.Node(value),
    };

    private void Visit(Region region)
    {
        foreach (Stmt statement in region.Statements)
            Visit(statement);
    }

    private void Visit(Stmt statement)
    {
        switch (statement)
        {
            case Let let:
                Mark(let.Target, Is(let.Value));
                break;
            case If branch:
                Visit(branch.Then);
                Visit(branch.Else);
                for (int k = 0; k < branch.Results.Count; k++)
                    Mark(branch.Results[k], Is(branch.Then.Yields[k]) || Is(branch.Else.Yields[k]));
                break;
            case For loop:
                Visit(loop);
                break;
            case Store or Clear or Scratch:
                break;
            default:
                throw Unreachable.Node(statement);
        }
    }

    private void Visit(For loop)
    {
        Mark(loop.Index, loop.Range.Ends.Any(Is));
        foreach (Carried carried in loop.Carried)
            Mark(carried.Parameter, Is(carried.Initial));

        int before;
        do
        {
            before = dependent.Count;
            Visit(loop.Body);
            for (int k = 0; k < loop.Carried.Count; k++)
                Mark(loop.Carried[k].Parameter, Is(loop.Body.Yields[k]));
        }
        while (dependent.Count > before);

        foreach (Carried carried in loop.Carried)
            Mark(carried.Result, Is(carried.Parameter));
    }

    private void Mark(Local local, bool isDependent)
    {
        if (isDependent)
            dependent.Add(local.Id);
    }
}
