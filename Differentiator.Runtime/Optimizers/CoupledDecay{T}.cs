using System.Numerics;

namespace Differentiator;

/// <summary>Puts L2 weight decay before a rule, if there is any: with a rate of 0 the loop does not pay for it.</summary>
internal static class CoupledDecay<T>
    where T : struct, IFloatingPointIeee754<T>
{
    public static IOptimizer<T> Before<TRule>(double learningRate, double weightDecay, TRule rule)
        where TRule : struct, IUpdateRule<T> =>
        Hyperparameter.NonNegative(weightDecay) == 0
            ? new Optimizer<T, TRule>(learningRate, rule)
            : new Optimizer<T, ThenRule<T, WeightDecayRule<T>, TRule>>(learningRate, new(new WeightDecayRule<T>(weightDecay), rule));
}
