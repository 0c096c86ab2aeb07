using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>Runs the simplifying passes, in order, until none finds anything more to do.</summary>
internal static class Simplifier
{
    /// <summary>Far above what any method has needed; a safeguard against passes that undo each other.</summary>
    private const int MostRounds = 50;

    /// <param name="isDifferentiatedAgain">True to keep what only differentiation sees: <c>Gradient.Stop</c>, and choices as such.</param>
    public static Function Apply(Function function, bool isDifferentiatedAgain = false)
    {
        function = Simplified(function);
        for (Function fused = BranchFusion.Apply(function); fused != function; fused = BranchFusion.Apply(function))
            function = Simplified(fused);
        function = ScratchPlacement.Apply(ShadowForms.Apply(function));
        function = SumFactors.Apply(Inlining.Apply(LoopInvariants.Apply(function)));
        if (!isDifferentiatedAgain)
            function = NeighbourAdjoints.Apply(function);
        function = WriteOnce.Apply(Algebra.Apply(function));
        function = AccumulatorForm.Apply(function);
        function = AdjointOrder.Apply(function);
        if (!isDifferentiatedAgain)
            function = BranchFreeChoices.Apply(Stops.Remove(function));
        return WrittenForm.Apply(WholeStructures.Apply(function));
    }

    private static Function Simplified(Function function)
    {
        for (int round = 0; round < MostRounds; round++)
        {
            Function before = function;
            function = Algebra.Apply(function);
            function = KnownConditions.Apply(function);
            function = BranchForms.Apply(function);
            function = LoopForms.Apply(function);
            function = UnreadStores.Apply(DeadCode.Apply(function));
            function = Inlining.Apply(function);
            function = CommonSubexpressions.Apply(function);
            if (function == before)
                break;
        }

        return function;
    }
}
