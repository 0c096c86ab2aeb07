using System.Collections.Generic;
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
                arguments.Add(TangentArgument(argument, output));
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

    // y = F(x)   becomes   y = F(x); ẏ = FJvp(x, y, ẋ)      where the derivative leaves the value to the function
    // y = F(x, a)   becomes   pair = FJvp(x, a, ẋ, ȧ); y = pair.Value; ẏ = pair.Tangent
    private void Kernel(Invoke invoke, Kernel kernel, List<Stmt> output)
    {
        if (invoke.Result is not { } result || !activity.IsVaried(result))
        {
            output.Add(invoke with { IsKept = kernel.IsEmitted });
            return;
        }

        if (kernel.Jvp is null)
            throw new DerivativeRefusedException(invoke.Origin, $"the call of '{invoke.Function.Name}', whose derivative is known in reverse form only, in forward mode", kernel.MissingForm);
        List<Expr> arguments = kernel.JvpTakesResult ? [.. invoke.Arguments, result] : [.. invoke.Arguments];
        for (int k = 0; k < invoke.Arguments.Count; k++)
        {
            if (kernel.LeavesOut(k) && activity.IsVaried(invoke.Arguments[k]))
                throw DerivativeRefusedException.LeftOut(invoke, invoke.Arguments[k]);
            if (kernel.Accumulates[k])
                arguments.Add(TangentArgument(invoke.Arguments[k], output));
        }

        if (kernel.JvpTakesResult)
        {
            Local alone = NewTangent(result, mayBeInfinite: true);
            tangents[result] = alone;
            output.Add(invoke);
            output.Add(new Invoke(alone, [], [], kernel.Jvp, arguments.ToEquatableArray(), invoke.Origin));
            return;
        }

        Local both = supply.Temporary(result.Name + "AndTangent", Pair(result.Type)), tangent = NewTangent(result, mayBeInfinite: true);
        tangents[result] = tangent;
        output.Add(new Invoke(both, [], [], kernel.Jvp, arguments.ToEquatableArray(), invoke.Origin) { Receiver = invoke.Receiver, IsKept = kernel.IsEmitted });
        output.Add(new Let(result, new Field(both, "Value", result.Type), invoke.Origin));
        output.Add(new Let(tangent, new Field(both, "Tangent", result.Type), invoke.Origin));
    }

    private Expr TangentArgument(Expr argument, List<Stmt> output) =>
        argument.Type.Element is null ? Tangent(argument) ?? argument.Constant(0) : HasShadow(argument) ? ShadowOf(argument) : ZerosLike((Local)argument, output);
}
