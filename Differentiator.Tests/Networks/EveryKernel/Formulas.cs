using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace Differentiator.Tests.Networks.EveryKernel;

/// <summary>
/// What each kernel computes, as the textbook has it, over complex numbers. The imaginary part of <c>f(x + ih)</c> over h is
/// the derivative to double rounding at every magnitude, as nothing cancels (W. Squire, G. Trapp, "Using complex variables to
/// estimate derivatives of real functions", 1998). Branches on the real part state the conventions at kinks.
/// </summary>
internal static class Formulas
{
    private const double Epsilon = 1e-5;

    /// <summary>By type and method. Arguments of layers are followed by their parameters.</summary>
    public static readonly IReadOnlyDictionary<string, Func<Numbers[], Numbers>> All = new Dictionary<string, Func<Numbers[], Numbers>>
    {
        ["Activations.Relu"] = a => a[0].Map(x => Of(Activation.Relu, x)),
        ["Activations.LeakyRelu"] = a => a[0].Map(x => x.Real <= 0 ? a[1][0, 0] * x : x),
        ["Activations.Sigmoid"] = a => a[0].Map(x => Of(Activation.Sigmoid, x)),
        ["Activations.Tanh"] = a => a[0].Map(x => Of(Activation.Tanh, x)),
        ["Activations.Gelu"] = a => a[0].Map(x => Of(Activation.Gelu, x)),
        ["Activations.Silu"] = a => a[0].Map(x => Of(Activation.Silu, x)),
        ["Activations.Softplus"] = a => a[0].Map(x => Of(Activation.Softplus, x)),
        ["Activations.Elu"] = a => a[0].Map(x => x.Real <= 0 ? a[1][0, 0] * (Complex.Exp(x) - 1) : x),
        ["Losses.MeanSquaredError"] = a => a[0].Zip(a[1], (p, t) => (p - t) * (p - t)).Mean(),
        ["Losses.Huber"] = a => a[0].Zip(a[1], (p, t) => Huber(p - t, a[2][0, 0])).Mean(),
        ["Losses.BinaryCrossEntropy"] = a => a[0].Zip(a[1], (x, t) => Softplus(x) - (t * x)).Mean(),
        ["Losses.GaussianNegativeLogLikelihood"] = a => Numbers.Mean(a[0].Elements.Length, i => Gaussian(a[2].Elements[i] - a[0].Elements[i], a[1].Elements[i])),
        ["Losses.CrossEntropy"] = a => Numbers.Mean(a[0].Rows, row => CrossEntropy(a[0], row, (int)a[1][row, 0].Real)),
        ["Matrix.Add"] = a => a[0].Zip(a[1], Complex.Add),
        ["Matrix.Subtract"] = a => a[0].Zip(a[1], Complex.Subtract),
        ["Matrix.Hadamard"] = a => a[0].Zip(a[1], Complex.Multiply),
        ["Matrix.Scale"] = a => a[0].Map(x => a[1][0, 0] * x),
        ["Matrix.Product"] = a => Product(a[0], a[1]),
        ["LayerNorm.Apply"] = a => Numbers.Generate(a[0].Rows, a[0].Columns, (row, column) => (Normal(a[0], row, column) * a[1][0, column]) + a[2][0, column]),
        ["Dropout.Apply"] = a => a[0],
    };

    /// <summary>x, weight and perhaps bias.</summary>
    public static Numbers Linear(Numbers[] a, Activation activation)
    {
        Numbers product = Product(a[0], a[1]);
        return Numbers.Generate(product.Rows, product.Columns, (row, column) => Of(activation, product[row, column] + (a.Length > 2 ? a[2][0, column] : 0)));
    }

    private static Complex Of(Activation activation, Complex x) => activation switch
    {
        Activation.None => x,
        Activation.Relu => x.Real <= 0 ? 0 : x,
        Activation.LeakyRelu => x.Real <= 0 ? 0.01 * x : x,
        Activation.Sigmoid => Sigmoid(x),
        Activation.Tanh => (2 * Sigmoid(2 * x)) - 1,
        Activation.Gelu => x * NormalFormulas.Cumulative(x),
        Activation.Silu => x * Sigmoid(x),
        Activation.Softplus => Softplus(x),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    private static Complex Sigmoid(Complex x) => x.Real > 0 ? 1 / (1 + Complex.Exp(-x)) : Complex.Exp(x) / (1 + Complex.Exp(x));

    private static Complex Softplus(Complex x) => x.Real > 0 ? x + Complex.Log(1 + Complex.Exp(-x)) : Complex.Log(1 + Complex.Exp(x));

    private static Complex Huber(Complex residual, Complex delta)
    {
        Complex distance = residual.Real < 0 ? -residual : residual;
        return distance.Real <= delta.Real ? distance * distance / 2 : delta * (distance - (delta / 2));
    }

    private static Complex Gaussian(Complex difference, Complex logVariance) =>
        (logVariance + (difference.Real == 0 ? 0 : difference * difference * Complex.Exp(-logVariance))) / 2;

    private static Complex CrossEntropy(Numbers logits, int row, int label)
    {
        Complex[] elements = logits.Elements[(row * logits.Columns)..((row + 1) * logits.Columns)];
        Complex largest = elements.MaxBy(element => element.Real);
        return Complex.Log(elements.Aggregate(Complex.Zero, (sum, element) => sum + Complex.Exp(element - largest))) + largest - elements[label];
    }

    private static Numbers Product(Numbers left, Numbers right) => Numbers.Generate(left.Rows, right.Columns, (row, column) =>
        Enumerable.Range(0, left.Columns).Aggregate(Complex.Zero, (sum, k) => sum + (left[row, k] * right[k, column])));

    private static Complex Normal(Numbers x, int row, int column)
    {
        Complex mean = Numbers.Mean(x.Columns, j => x[row, j]).Elements[0];
        Complex variance = Numbers.Mean(x.Columns, j => (x[row, j] - mean) * (x[row, j] - mean)).Elements[0];
        return (x[row, column] - mean) / Complex.Sqrt(variance + Epsilon);
    }
}
