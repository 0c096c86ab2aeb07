using System;
using System.Linq;
using Differentiator.Tests.Runtime.Layers;
using Xunit;

namespace Differentiator.Tests.Runtime.Losses;

/// <summary>A loss of matrices against its formula in double.</summary>
internal static class LossCheck
{
    public delegate void Pullback(Matrix[] arguments, float cotangent, Matrix[] gradients);

    /// <summary>Value, gradients (added, left out, together) and refusals.</summary>
    public static void Run(Func<Matrix[], float> loss, Pullback pullback, Func<double[][], double> formula, string[] names, params Matrix[] arguments)
    {
        const float factor = 1.75f;
        Reference.AssertClose([formula([.. arguments.Select(Reference.Doubles)])], [loss(arguments)], 1e-6);
        var cotangent = new Matrix([factor], 1, 1);
        for (int i = 0; i < arguments.Length; i++)
        {
            Matrix[] gradients = new Matrix[arguments.Length];
            gradients[i] = Reference.Accumulator(arguments[i]);
            pullback(arguments, factor, gradients);
            Reference.AssertAdded(Reference.Gradient(points => [formula(points)], arguments, i, cotangent), gradients[i]);

            gradients[i] = new Matrix(1, 1);
            Assert.Throws<ArgumentException>($"{names[i]}Gradient", () => pullback(arguments, factor, gradients));
            Matrix[] wrong = [.. arguments];
            wrong[i] = new Matrix(1, 1);
            Assert.Throws<ArgumentException>(names[Math.Max(i, 1)], () => loss(wrong));
            Assert.Throws<ArgumentException>(names[Math.Max(i, 1)], () => pullback(wrong, factor, new Matrix[arguments.Length]));
        }

        Assert.Throws<ArgumentException>(names[0], () => loss(new Matrix[arguments.Length]));
    }
}
