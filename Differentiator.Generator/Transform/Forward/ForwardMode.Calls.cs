using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Forward;

/// <content>Calls that stay calls: of functions that recur, and of kernels.</content>
internal sealed partial class ForwardMode
{
    // y = F(x, a)   becomes   y = FJvp(x, a, ẋ, ȧ, ref ẏ)
    private void Differentiate(Invoke invoke, List<Stmt> output)
    {
        Companion companion = companions[invoke.Function];
        if (invoke.Result is null || !activity.IsVaried(invoke.Result))
        {
            output.Add(invoke);
            return;
        }

        List<Expr> arguments = [.. invoke.Arguments];
        for (int k = 0; k < invoke.Arguments.Count; k++)
        {
            Expr argument = invoke.Arguments[k];
            if (companion.Varied[k])
                arguments.Add(argument.Type.Element is null ? Tangent(argument) ?? argument.Constant(0) : HasShadow(argument) ? ShadowOf(argument) : ZerosLike((Local)argument, output));
        }

        Local tangent = NewTangent(invoke.Result, mayBeInfinite: true);
        tangents[invoke.Result] = tangent;
        output.Add(invoke with { References = [tangent], Function = companion.Jvp, Arguments = [.. arguments, tangent] });
    }

    /// <summary>The tangents of an array that does not vary here.</summary>
    private Local ZerosLike(Local array, List<Stmt> output)
    {
        Local zeros = supply.Temporary(Names.TangentOf(array), new SpanType(array.Type.Element!, IsReadOnly: false));
        output.Add(new Scratch(zeros, new Length(array), "", Origin.None));
        output.Add(new Clear(zeros, Origin.None));
        return zeros;
    }

    private void Kernel(Invoke kernel, List<Stmt> output)
    {
        if (kernel.Arguments.Any(activity.IsVaried))
            throw new DerivativeRefusedException(kernel.Origin, $"the call of '{kernel.Function.Name}', whose derivative is known in reverse form only, in forward mode", "ask for Derivatives.Gradient or Derivatives.Vjp");
        output.Add(kernel);
    }
}
