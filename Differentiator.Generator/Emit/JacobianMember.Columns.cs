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
        Local? isFinite = reverse!.IsPlain ? reverse.Function.Parameters[reverse.Function.Parameters.Count - 1].Local : null;
        foreach (Code code in reverse.Body)
        {
            if (code is Assign question && question.Variable == isFinite)
                Again(w, question.Value);
            else
                statements.Write([code]);
        }
    }

    // isFinite = Lanes.AreFinite(sum);   becomes   if (!Lanes.AreFinite(sum)) return F_Adjoints(..);
    private void Again(CodeWriter w, Expr isFinite)
    {
        w.Line("// Where one is infinite or NaN, strong products decide.");
        w.Line($"if (!{context.Expressions.Value(isFinite)})");
        using (w.Indent())
            w.Line($"return {Call(LanesMember.Name(strong!), [jacobian, columns])};");
    }
}
