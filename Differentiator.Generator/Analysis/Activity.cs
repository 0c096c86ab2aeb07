using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Analysis;

/// <summary>
/// Which values vary with the parameters differentiated with respect to. That they also influence the result is
/// found by the reverse sweep itself: where no adjoint arrives there is nothing to do.
/// </summary>
internal sealed class Activity
{
    private readonly HashSet<int> varied;

    private Activity(IEnumerable<Local> withRespectTo) => varied = [.. withRespectTo.Select(local => local.Id)];

    public static Activity Of(Function function, IEnumerable<Local> withRespectTo)
    {
        Activity activity = new(withRespectTo);
        activity.Visit(function.Body);
        return activity;
    }

    public bool IsVaried(Local local) => varied.Contains(local.Id);

    /// <summary>True if the expression's derivative with respect to a varied value may be other than zero.</summary>
    public bool IsVaried(Expr expr) => expr switch
    {
        _ when !expr.Type.IsDifferentiable => false,
        Local local => IsVaried(local),
        FloatConstant or Verbatim => false,
        Unary unary => IsVaried(unary.Operand),
        Binary binary => IsVaried(binary.Left) || IsVaried(binary.Right),
        Convert convert => IsVaried(convert.Operand),
        Conditional choice => IsVaried(choice.WhenTrue) || IsVaried(choice.WhenFalse),
        Load load => IsVaried(load.Array),
        Call call => !RuleTable.IsConstant(call.Function) && call.Arguments.Any(IsVaried),
        _ => throw Unreachable.Node(expr),
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
                Mark(let.Target, IsVaried(let.Value));
                break;
            case If branch:
                Visit(branch.Then);
                Visit(branch.Else);
                for (int k = 0; k < branch.Results.Count; k++)
                    Mark(branch.Results[k], IsVaried(branch.Then.Yields[k]) || IsVaried(branch.Else.Yields[k]));
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
        foreach (Carried carried in loop.Carried)
            Mark(carried.Parameter, IsVaried(carried.Initial));

        // A carried value may become varied only after several iterations through other carried values.
        int before;
        do
        {
            before = varied.Count;
            Visit(loop.Body);
            for (int k = 0; k < loop.Carried.Count; k++)
                Mark(loop.Carried[k].Parameter, IsVaried(loop.Body.Yields[k]));
        }
        while (varied.Count > before);

        foreach (Carried carried in loop.Carried)
            Mark(carried.Result, IsVaried(carried.Parameter));
    }

    private void Mark(Local local, bool isVaried)
    {
        if (isVaried && local.Type.IsDifferentiable)
            varied.Add(local.Id);
    }
}
