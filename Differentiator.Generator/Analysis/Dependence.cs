using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Analysis;

/// <summary>
/// Whether a value reaches the result of a function at all, differentiably or not: to tell why a derivative is zero.
/// </summary>
internal sealed class Dependence
{
    private readonly HashSet<Local> reached;
    private readonly Func<Expr, bool> blocks;

    private Dependence(Local source, Func<Expr, bool> blocks)
    {
        reached = [source];
        this.blocks = blocks;
    }

    /// <param name="blocks">Expressions that nothing passes through.</param>
    public static bool Exists(Function function, Local source, Func<Expr, bool> blocks)
    {
        Dependence dependence = new(source, blocks);
        int before;
        do
        {
            before = dependence.reached.Count;
            foreach (Stmt statement in function.Body.AllStatements())
                dependence.Visit(statement);
        }
        while (dependence.reached.Count > before);
        return dependence.Reaches(function.Body.Yields[0]);
    }

    private void Visit(Stmt statement)
    {
        switch (statement)
        {
            case Let let:
                Mark(let.Target, let.Value);
                break;
            case If branch:
                for (int k = 0; k < branch.Results.Count; k++)
                    Mark(branch.Results[k], branch.Then.Yields[k], branch.Else.Yields[k]);
                break;
            case For loop:
                for (int k = 0; k < loop.Carried.Count; k++)
                {
                    Mark(loop.Carried[k].Parameter, loop.Carried[k].Initial, loop.Body.Yields[k]);
                    Mark(loop.Carried[k].Result, loop.Carried[k].Parameter);
                }

                break;
            case Store or Clear or Scratch:
                break;
            default:
                throw Unreachable.Node(statement);
        }
    }

    private void Mark(Local target, params Expr[] values)
    {
        if (values.Any(Reaches))
            reached.Add(target);
    }

    private bool Reaches(Expr expr) =>
        !blocks(expr) && ((expr is Local local && reached.Contains(local)) || expr.Operands().Any(Reaches));
}
