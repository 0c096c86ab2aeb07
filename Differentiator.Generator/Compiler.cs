using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Emit;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform;
using Differentiator.Generator.Transform.Forward;
using Differentiator.Generator.Transform.HigherOrder;
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
        Function[] recursive = [.. model.Recursive.Select(function => Normalize(function, options))];
        foreach (Request request in model.Requests)
        {
            Companions companions = Companions.Of(primal, recursive, request);
            Function linked = companions.Linked(primal);
            if (request.Kinds.HasFlag(DerivativeKinds.Gradient))
                yield return Finish(DerivativeKinds.Gradient, request, ReverseMode.Gradient(linked, request, companions, options.Optimize), options);
            if (request.Kinds.HasFlag(DerivativeKinds.Vjp))
                yield return Finish(DerivativeKinds.Vjp, request, ReverseMode.Vjp(linked, request, companions, options.Optimize), options);
            if (request.Kinds.HasFlag(DerivativeKinds.Jvp))
                yield return Finish(DerivativeKinds.Jvp, request, ForwardMode.Jvp(linked, request, companions, options.Optimize), options);
            if ((request.Kinds & (DerivativeKinds.Hvp | DerivativeKinds.Hessian)) != DerivativeKinds.None)
            {
                foreach (Derivative derivative in Second(linked, request, companions, options))
                    yield return derivative;
            }

            foreach (Derivative companion in companions.All.SelectMany(companion => Finish(companion, companions, request, options)))
                yield return companion;
        }
    }

    private static IEnumerable<Derivative> Second(Function linked, Request request, Companions companions, CompilerOptions options)
    {
        Function gradient = Again(HessianProduct.Gradient(linked, request, companions, options.Optimize), options);
        bool asksForAll = request.Kinds.HasFlag(DerivativeKinds.Hessian), isSweep = asksForAll && HessianSweep.Fits(gradient);
        if (isSweep)
            yield return Finish(DerivativeKinds.Hessian, request, HessianSweep.Of(HessianProduct.Of(gradient, request, companions, options.Optimize, sharesDirections: true)), options);
        else if (asksForAll)
            HessianProduct.RefuseEffects(linked);
        if (!isSweep || request.Kinds.HasFlag(DerivativeKinds.Hvp))
            yield return Finish(DerivativeKinds.Hvp, request, HessianProduct.Of(gradient, request, companions, options.Optimize), options);
    }

    private static IEnumerable<Derivative> Finish(Companion companion, Companions companions, Request request, CompilerOptions options)
    {
        Function linked = companions.Linked(companion.Primal);
        if (companion.NeedsPrimal)
        {
            yield return new Derivative(DerivativeKinds.None, request, linked, ImperativeForm.Of(linked, isRecursive: true), companion.Caller.Name);
        }

        if (companion.Request.WithRespectTo.Count == 0)
            yield break;
        if ((request.Kinds & (DerivativeKinds.Gradient | DerivativeKinds.Vjp)) != DerivativeKinds.None)
        {
            Function vjp = ReverseMode.Vjp(linked, companion.Request, companions, options.Optimize);
            yield return Finish(DerivativeKinds.Vjp, request, vjp, options, isRecursive: true) with { Companion = companion.Vjp.Name };
        }

        if (request.Kinds.HasFlag(DerivativeKinds.Jvp))
        {
            Function jvp = ForwardMode.Companion(linked, companion.Request, companions, options.Optimize);
            yield return Finish(DerivativeKinds.Jvp, request, jvp, options, isRecursive: true) with { Companion = companion.Jvp.Name };
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

    /// <summary>A gradient as an input: conditions in it choose between partials, which need no branches.</summary>
    private static Function Again(Function function, CompilerOptions options)
    {
        function = Checked(function, nameof(ReverseMode));
        function = Checked(LoadBinding.Apply(function), nameof(LoadBinding));
        function = Checked(ResultExposure.Apply(function), nameof(ResultExposure));
        return options.Optimize ? Checked(CommonSubexpressions.Apply(function), nameof(CommonSubexpressions)) : function;
    }

    private static Derivative Finish(DerivativeKinds kind, Request request, Function function, CompilerOptions options, bool isRecursive = false)
    {
        Checked(function, kind switch
        {
            DerivativeKinds.Jvp => nameof(ForwardMode),
            DerivativeKinds.Hvp => nameof(HessianProduct),
            DerivativeKinds.Hessian => nameof(HessianSweep),
            _ => nameof(ReverseMode),
        });
        if (options.Optimize)
            function = Checked(Simplifier.Apply(function), nameof(Simplifier));
        return new Derivative(kind, request, function, ImperativeForm.Of(function, isRecursive: isRecursive));
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
