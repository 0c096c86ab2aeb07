using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.Emit;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform;
using Differentiator.Generator.Transform.Borrowing;
using Differentiator.Generator.Transform.Forward;
using Differentiator.Generator.Transform.HigherOrder;
using Differentiator.Generator.Transform.Imperative;
using Differentiator.Generator.Transform.Normalize;
using Differentiator.Generator.Transform.Pooling;
using Differentiator.Generator.Transform.Reverse;
using Differentiator.Generator.Transform.Simplify;
using Differentiator.Generator.Transform.Vectorize;

namespace Differentiator.Generator;

/// <summary>The compiler behind the equality cut: the ordered list of its passes.</summary>
internal static class Compiler
{
    /// <summary>The source text that is emitted for a method.</summary>
    public static string Emit(MethodModel model, CompilerOptions options) =>
        Emitter.Write(
            model, (options.Check ? CheckedGradients.Of(model, Differentiate(model, options)) : Differentiate(model, options)).ToEquatableArray(), Formulas.Of(model));

    public static IEnumerable<Derivative> Differentiate(MethodModel model, CompilerOptions options)
    {
        if (model.Function is null)
            yield break;
        Function primal = Normalize(model.Function, options), expanded = Reductions.Expanded(model.Function);
        Function twice = expanded == model.Function ? primal : Normalize(expanded, options);
        Function[] recursive = [.. model.Recursive.Select(function => Normalize(function, options))];
        foreach (Derivative derivative in model.Requests.SelectMany(request => Differentiate(primal, twice, recursive, request, options)))
            yield return derivative;
    }

    /// <summary>The gradient of a function whose result is one number, to be read.</summary>
    public static Function ReadableGradient(MethodModel model, Request request)
    {
        Function primal = KnownValues.DifferentiatedOnce(Normalize(model.Function!, CompilerOptions.Default));
        Function gradient = ReadableForm.Apply(KnownValues.Settle(ReverseMode.Gradient(primal, request, Companions.None, optimizes: true)));
        return ReadableForm.WithChoices(Simplified(new Draft(DerivativeKinds.Gradient, request, gradient), CompilerOptions.Default));
    }

    /// <param name="twice">The same function, as second derivatives are made of it.</param>
    private static IEnumerable<Derivative> Differentiate(Function primal, Function twice, Function[] recursive, Request request, CompilerOptions options)
    {
        Companions companions = Companions.Of(primal, recursive, request);
        DerivativeKinds kinds = JacobianSweeps.With(request.Kinds, primal, request);
        Draft[] drafts;
        try
        {
            drafts = [.. Drafts(primal)];
        }
        catch (DerivativeRefusedException) when (twice != primal)
        {
            // Loops may stand where calls of reductions may not: before what they have read is written.
            drafts = [.. Drafts(twice)];
        }

        IEnumerable<Draft> simplified = drafts.Select(draft => draft with { Function = Simplified(draft, options) });
        if (options.Optimize)
            simplified = KeptResults.Apply(PlainRows.Apply(ColumnStores.Apply(JacobianLanes.Apply(simplified, primal, request)))).Select(draft => draft with { Function = LoopAdjoints.Apply(draft.Function) });
        simplified = CallerScratch.Apply(simplified, primal.Parameters);
        if (options.Optimize)
        {
            simplified = VectorBodies.Apply(simplified, draft => InEachStep(draft, companions.Linked(KnownValues.DifferentiatedOnce(primal)), companions, options))
                .Select(draft => draft is { Kind: DerivativeKinds.Gradient, Vectors: null } ? draft with { Function = RowSlices.Apply(draft.Function) } : draft);
        }

        return ArrayPooling.Apply([.. simplified]).Select(draft => Finished(draft, options));

        IEnumerable<Draft> Drafts(Function once) => Members(companions.Linked(KnownValues.DifferentiatedOnce(once)), request, kinds, companions, options)
            .Concat(SecondMembers(companions.Linked(twice), request, companions, options))
            .Concat(companions.All.SelectMany(companion => Members(companion, companions, request, kinds, options)));
    }

    /// <summary>A gradient in which no step depends on which of several values was the largest; null if there is none.</summary>
    private static Function? InEachStep(Draft draft, Function primal, Companions companions, CompilerOptions options)
    {
        Request request = draft.Request with { TakesEachStep = true };
        try
        {
            return draft.Kind switch
            {
                DerivativeKinds.Gradient => Simplified(draft with { Function = ReverseMode.Gradient(primal, request, companions, options.Optimize) }, options),
                DerivativeKinds.Vjp when !draft.AreRows => Simplified(draft with { Function = ReverseMode.Vjp(primal, request, companions, options.Optimize) }, options),
                _ => null,
            };
        }
        catch (DerivativeRefusedException)
        {
            return null;
        }
    }

    private static IEnumerable<Draft> Members(Function primal, Request request, DerivativeKinds kinds, Companions companions, CompilerOptions options)
    {
        if (kinds.HasFlag(DerivativeKinds.Gradient))
            yield return new Draft(DerivativeKinds.Gradient, request, ReverseMode.Gradient(primal, request, companions, options.Optimize));
        if (options.Optimize && JacobianSweeps.HaveRows(primal, request))
            yield return new Draft(DerivativeKinds.Vjp, request, ReverseMode.Rows(primal, request, companions, options.Optimize)) { AreRows = true };
        if (kinds.HasFlag(DerivativeKinds.Vjp))
            yield return new Draft(DerivativeKinds.Vjp, request, ReverseMode.Vjp(primal, request, companions, options.Optimize));
        if (kinds.HasFlag(DerivativeKinds.Jvp))
            yield return new Draft(DerivativeKinds.Jvp, request, ForwardMode.Jvp(primal, request, companions, options.Optimize));
        if (JacobianSweeps.NeedTangentsAlone(primal, request))
            yield return new Draft(DerivativeKinds.Jacobian, request, ForwardMode.ResultTangent(primal, request, companions, options.Optimize));
    }

    private static IEnumerable<Draft> SecondMembers(Function primal, Request request, Companions companions, CompilerOptions options)
    {
        if (!request.IsOfSecondOrder)
            yield break;
        Function gradient = Again(HessianProduct.Gradient(primal, request, companions, options.Optimize), options);
        bool asksForAll = request.Kinds.HasFlag(DerivativeKinds.Hessian), isSweep = asksForAll && HessianSweep.Fits(gradient);
        if (isSweep)
        {
            Preaccumulation slopes = ForwardMode.Slopes(primal, request, options.Optimize);
            Function shorter = Again(ReverseMode.Gradient(slopes, request, companions, options.Optimize), options);
            yield return new Draft(DerivativeKinds.Hessian, request, HessianSweep.Of(HessianProduct.Of(shorter, request, slopes, options.Optimize)));
        }
        else if (asksForAll)
            HessianProduct.RefuseWhatRunsOnce(primal);
        if (request.Kinds.HasFlag(DerivativeKinds.Hvp) || (asksForAll && !isSweep))
            yield return new Draft(DerivativeKinds.Hvp, request, HessianProduct.Of(gradient, request, companions, options.Optimize));
        if (request.Kinds.HasFlag(DerivativeKinds.GradientHvp))
            yield return new Draft(DerivativeKinds.GradientHvp, request, HessianProduct.WithGradient(gradient, request, companions, options.Optimize));
    }

    private static IEnumerable<Draft> Members(Companion companion, Companions companions, Request request, DerivativeKinds kinds, CompilerOptions options)
    {
        Function linked = companions.Linked(KnownValues.DifferentiatedOnce(companion.Primal));
        if (companion.NeedsPrimal)
            yield return new Draft(DerivativeKinds.None, request, linked, companion.Caller);
        if (companion.Request.WithRespectTo.Count == 0)
            yield break;
        if ((kinds & (DerivativeKinds.Gradient | DerivativeKinds.Vjp)) != DerivativeKinds.None)
            yield return new Draft(DerivativeKinds.Vjp, request, ReverseMode.Vjp(linked, companion.Request, companions, options.Optimize), companion.Vjp);
        if ((kinds & (DerivativeKinds.Jvp | DerivativeKinds.Jacobian)) != DerivativeKinds.None)
            yield return new Draft(DerivativeKinds.Jvp, request, ForwardMode.Companion(linked, companion.Request, companions, options.Optimize), companion.Jvp);
    }

    /// <summary>The derivative that a method calls, as it is emitted itself.</summary>
    private static Function Nested(NestedDerivative nested, CompilerOptions options)
    {
        (Request request, Companions none) = (nested.Request, Companions.None);
        Function primal = Normalize(nested.Primal, options);
        Function derivative = nested.Kind switch
        {
            DerivativeKinds.Gradient => ReverseMode.Gradient(primal, request, none, options.Optimize),
            DerivativeKinds.Vjp => ReverseMode.Vjp(primal, request, none, options.Optimize),
            DerivativeKinds.Jvp => ForwardMode.Jvp(primal, request, none, options.Optimize),
            DerivativeKinds.Hvp => HessianProduct.Of(Again(HessianProduct.Gradient(primal, request, none, options.Optimize), options), request, none, options.Optimize),
            DerivativeKinds.GradientHvp => HessianProduct.WithGradient(Again(HessianProduct.Gradient(primal, request, none, options.Optimize), options), request, none, options.Optimize),
            _ => throw Unreachable.Node(nested),
        };
        return Simplified(new Draft(nested.Kind, request, derivative), options, isDifferentiatedAgain: true);
    }

    private static Function Normalize(Function function, CompilerOptions options)
    {
        Checked(function, "the front end");
        function = Checked(new NestedDerivatives(nested => Nested(nested, options)).Expand(function), nameof(NestedDerivatives));
        function = Checked(ConditionalLifting.Apply(function), nameof(ConditionalLifting));
        function = Checked(LoadBinding.Apply(function), nameof(LoadBinding));
        function = Checked(ResultExposure.Apply(function), nameof(ResultExposure));
        if (!options.Optimize)
            return function;
        function = Checked(CommonSubexpressions.Apply(function), nameof(CommonSubexpressions));
        return Checked(InvariantShifts.Apply(function with { Positive = ShiftedSums.In(function).ToEquatableArray() }), nameof(InvariantShifts));
    }

    /// <summary>A gradient as an input: conditions in it choose between partials, which need no branches.</summary>
    private static Function Again(Function function, CompilerOptions options)
    {
        function = Checked(function, nameof(ReverseMode));
        function = Checked(LoadBinding.Apply(function), nameof(LoadBinding));
        function = Checked(ResultExposure.Apply(function), nameof(ResultExposure));
        return options.Optimize ? Checked(CommonSubexpressions.Apply(function), nameof(CommonSubexpressions)) : function;
    }

    // The code of a function that recurs is the user's own.
    private static Function Simplified(Draft draft, CompilerOptions options, bool isDifferentiatedAgain = false)
    {
        if (draft.Kind == DerivativeKinds.None)
            return KnownValues.Settle(draft.Function);

        // Always: what a derivative lacks would be taken out in silence with all that is computed from it.
        Function function = Verifier.Check(draft.Function, draft.Kind switch
        {
            DerivativeKinds.Jvp or DerivativeKinds.Jacobian => nameof(ForwardMode),
            DerivativeKinds.Hvp or DerivativeKinds.GradientHvp => nameof(HessianProduct),
            DerivativeKinds.Hessian => nameof(HessianSweep),
            _ => nameof(ReverseMode),
        });
        if (!isDifferentiatedAgain)
            function = Checked(KnownValues.Settle(function), nameof(KnownValues));
        return options.Optimize ? Checked(Simplifier.Apply(function, isDifferentiatedAgain), nameof(Simplifier)) : function;
    }

    private static Derivative Finished(Draft draft, CompilerOptions options)
    {
        Function function = Checked(draft.Function, nameof(ArrayPooling));
        Function code = options.Optimize && draft.Kind != DerivativeKinds.None ? Checked(SineAndCosine.Apply(function), nameof(SineAndCosine)) : function;
        return new Derivative(draft.Kind, draft.Request, CallerScratch.WithoutParameter(function, draft.Scratch), ImperativeForm.Of(code, isRecursive: draft.Companion is not null), draft.Companion?.Name) { Lanes = draft.Lanes, AreRows = draft.AreRows, StoresColumns = draft.StoresColumns, HasManyColumns = draft.HasManyColumns, IsPlain = draft.IsPlain, KeepsResults = draft.KeepsResults, Vectors = draft.Vectors, Scratch = draft.Scratch };
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
