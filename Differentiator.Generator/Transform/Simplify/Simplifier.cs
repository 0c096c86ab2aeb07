using System;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>Runs the simplifying passes, in order, until none finds anything more to do.</summary>
internal static class Simplifier
{
    /// <summary>Far above what any method has needed; a safeguard against passes that undo each other.</summary>
    private const int MostRounds = 50;

    // Each may find more to do in what another one has done.
    private static readonly Func<Function, Function>[] Passes =
    [
        Algebra.Apply, KnownConditions.Apply, BranchForms.Apply, LoopForms.Apply, DeadCode.Apply, UnreadStores.Apply, Inlining.Apply, CommonSubexpressions.Apply,
    ];

    /// <param name="isDifferentiatedAgain">True to keep what only differentiation sees: <c>Gradient.Stop</c>, and choices as such.</param>
    public static Function Apply(Function function, bool isDifferentiatedAgain = false)
    {
        function = Simplified(function);
        for (Function fused = BranchFusion.Apply(function); fused != function; fused = BranchFusion.Apply(function))
            function = Simplified(fused);
        function = ScratchPlacement.Apply(ShadowForms.Apply(RenewedArrays.Apply(ForwardedAdjoints.Apply(function))));
        function = SumFactors.Apply(Inlining.Apply(LoopInvariants.Apply(function)));
        if (!isDifferentiatedAgain)
            function = NeighbourAdjoints.Apply(function);
        function = WriteOnce.Apply(Algebra.Apply(CarriedQuotients.Apply(function)));
        function = AccumulatorForm.Apply(function);
        function = AdjointOrder.Apply(function);
        if (!isDifferentiatedAgain)
            function = BranchFreeChoices.Apply(Stops.Remove(function));
        return WrittenForm.Apply(WholeStructures.Apply(function));
    }

    private static Function Simplified(Function function)
    {
        int unchanged = 0;
        for (int k = 0; k < MostRounds * Passes.Length && unchanged < Passes.Length; k++)
        {
            Function before = function;
            function = Passes[k % Passes.Length](function);
            unchanged = function == before ? unchanged + 1 : 0;
        }

        return function;
    }
}
