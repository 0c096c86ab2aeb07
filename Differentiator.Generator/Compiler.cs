using System.Collections.Generic;
using Differentiator.Generator.Emit;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform.Imperative;
using Differentiator.Generator.Transform.Normalize;
using Differentiator.Generator.Transform.Reverse;
using Differentiator.Generator.Transform.Simplify;

namespace Differentiator.Generator;

/// <summary>The compiler behind the equality cut: the ordered list of its passes.</summary>
internal static class Compiler
{
    /// <summary>The source text that is emitted for a method.</summary>
    public static string Emit(MethodModel model, CompilerOptions options) =>
        Emitter.Write(model, Differentiate(model, options).ToEquatableArray());

    public static IEnumerable<Derivative> Differentiate(MethodModel model, CompilerOptions options)
    {
        if (model.Function is null)
            yield break;
        Function primal = Normalize(model.Function, options);
        foreach (Request request in model.Requests)
        {
            if (request.Kinds.HasFlag(DerivativeKinds.Gradient))
                yield return Finish(DerivativeKinds.Gradient, request, ReverseMode.Gradient(primal, request, options.Optimize), options);
            if (request.Kinds.HasFlag(DerivativeKinds.Vjp))
                yield return Finish(DerivativeKinds.Vjp, request, ReverseMode.Vjp(primal, request, options.Optimize), options);
        }
    }

    private static Function Normalize(Function function, CompilerOptions options)
    {
        Checked(function, "the front end");
        function = Checked(ConditionalLifting.Apply(function), nameof(ConditionalLifting));
        function = Checked(LoadBinding.Apply(function), nameof(LoadBinding));
        function = Checked(ResultExposure.Apply(function), nameof(ResultExposure));
        return options.Optimize ? Checked(CommonSubexpressions.Apply(function), nameof(CommonSubexpressions)) : function;
    }

    private static Derivative Finish(DerivativeKinds kind, Request request, Function function, CompilerOptions options)
    {
        Checked(function, nameof(ReverseMode));
        if (options.Optimize)
            function = Checked(Simplifier.Apply(function), nameof(Simplifier));
        return new Derivative(kind, request, function, ImperativeForm.Of(function));
    }

    private static Function Checked(Function function, string pass)
    {
#if DEBUG
        return Verifier.Check(function, pass);
#else
        _ = pass;
        return function;
#endif
    }
}
