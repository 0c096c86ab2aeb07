using System.Numerics;

namespace Differentiator.Tests.Runtime.Optimizers;

/// <summary>One optimizer of each kind and composition, for the facts that all share.</summary>
public static class AllOptimizers
{
    public static IOptimizer<T>[] Create<T>()
        where T : struct, IFloatingPointIeee754<T> =>
    [
        new Sgd<T>(0.1),
        new Sgd<T>(0.1, weightDecay: 0.01),
        new Sgd<T>(0.1, 0.9),
        new Sgd<T>(0.1, 0.9, nesterov: true),
        new Adam<T>(0.1),
        new Adam<T>(0.1, weightDecay: 0.01),
        new AdamW<T>(0.1),
        new RmsProp<T>(0.1),
        new RmsProp<T>(0.1, centered: true),
        new RmsProp<T>(0.1, 0.9, weightDecay: 0.01, momentum: 0.9, centered: true),
        new Adagrad<T>(0.1),
        new Adagrad<T>(0.1, 0.01, 0.01, 0.5),
        new Optimizer<T, ThenRule<T, ClipByValueRule<T>, MomentumRule<T>>>(0.1, new(new(0.75), new(0.9))),
    ];
}
