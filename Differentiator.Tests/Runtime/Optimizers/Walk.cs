using System;
using System.Numerics;

namespace Differentiator.Tests.Runtime.Optimizers;

/// <summary>A walk of one parameter that starts at 1, along given gradients.</summary>
public static class Walk
{
    /// <summary>Where the parameter is after <paramref name="steps"/> steps of the block form.</summary>
    public static T InBlocks<T>(IOptimizer<T> optimizer, double[] gradients, int steps)
        where T : struct, IFloatingPointIeee754<T>
    {
        T[] parameters = [T.One];
        foreach (double gradient in gradients.AsSpan(0, steps))
        {
            optimizer.Step(parameters, [T.CreateTruncating(gradient)]);
        }

        return parameters[0];
    }

    /// <summary>Where the parameter is after <paramref name="steps"/> steps of the scalar form.</summary>
    public static T InScalars<T>(IOptimizer<T> optimizer, double[] gradients, int steps)
        where T : struct, IFloatingPointIeee754<T>
    {
        T parameter = T.One;
        foreach (double gradient in gradients.AsSpan(0, steps))
        {
            optimizer.Step(ref parameter, T.CreateTruncating(gradient));
        }

        return parameter;
    }
}
