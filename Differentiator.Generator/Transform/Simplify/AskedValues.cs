using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// Named values about which a function or a comparison is asked, and what they are computed from: where the reverse sweep computes
/// them again, they must be what the method has computed, to the last bit.
/// </summary>
internal static class AskedValues
{
    public static HashSet<Local> Of(Region body)
    {
        HashSet<Local> asked = [];
        int before;
        do
        {
            before = asked.Count;
            Visit(body, asked);
        }
        while (asked.Count > before);
        return asked;
    }

    // Values are asked about after they have been computed.
    private static void Visit(Region region, HashSet<Local> asked)
    {
        foreach (Expr value in region.Yields)
            Ask(value, isAsked: false, asked);
        for (int k = region.Statements.Count - 1; k >= 0; k--)
            Visit(region.Statements[k], asked);
    }

    private static void Visit(Stmt statement, HashSet<Local> asked)
    {
        switch (statement)
        {
            case Let let:
                Ask(let.Value, asked.Contains(let.Target), asked);
                break;
            case If branch:
                for (int k = 0; k < branch.Results.Count; k++)
                {
                    bool isAsked = asked.Contains(branch.Results[k]);
                    Ask(branch.Then.Yields[k], isAsked, asked);
                    Ask(branch.Else.Yields[k], isAsked, asked);
                }

                Visit(branch.Then, asked);
                Visit(branch.Else, asked);
                Ask(branch.Condition, isAsked: false, asked);
                break;
            case For loop:
                Visit(loop, asked);
                break;
            default:
                foreach (Expr expr in statement.AllExpressions())
                    Ask(expr, isAsked: false, asked);
                break;
        }
    }

    private static void Visit(For loop, HashSet<Local> asked)
    {
        for (int k = 0; k < loop.Carried.Count; k++)
        {
            if (asked.Contains(loop.Carried[k].Result))
                asked.Add(loop.Carried[k].Parameter);
            bool isAsked = asked.Contains(loop.Carried[k].Parameter);
            Ask(loop.Body.Yields[k], isAsked, asked);
            Ask(loop.Carried[k].Initial, isAsked, asked);
        }

        Visit(loop.Body, asked);
        foreach (Expr expr in loop.Range.Ends.Concat(loop.Repeated()))
            Ask(expr, isAsked: false, asked);
    }

    private static void Ask(Expr expr, bool isAsked, HashSet<Local> asked)
    {
        if (isAsked && expr is Local local)
            asked.Add(local);
        isAsked |= Algebra.Asks(expr);
        foreach (Expr operand in expr.Operands())
            Ask(operand, isAsked, asked);
    }
}
