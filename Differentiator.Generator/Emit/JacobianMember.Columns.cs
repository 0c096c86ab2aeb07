using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <content>A sweep for all rows together that stores their columns itself, and is what the member does.</content>
internal sealed partial class JacobianMember
{
    private bool IsSweep => reverse is { StoresColumns: true };

    private void Sweep(CodeWriter w)
    {
        LanesMember.Seed(w, context, reverse!);
        var statements = new StatementWriter(w, context.Expressions, context.Types, context.Names);
        Local? isNaN = reverse!.IsPlain ? reverse.Function.Parameters.Last().Local : null;
        foreach (Code code in reverse.Body)
        {
            if (code is Assign question && question.Variable == isNaN)
                Again(w, question.Value);
            else
                statements.Write([code]);
        }
    }

    // isNaN = Lanes.IsAnyNaN(sum);   becomes   if (Lanes.IsAnyNaN(sum)) return F_Adjoints(..);
    private void Again(CodeWriter w, Expr isNaN)
    {
        w.Line("// Zero times infinity may be zero: strong products decide.");
        w.Line($"if ({context.Expressions.Value(isNaN)})");
        using (w.Indent())
            w.Line($"return {Call(LanesMember.Name(strong!), [jacobian, columns])};");
    }
}
