using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Layers;

/// <summary>Activations of single numbers: accurate, safe at large magnitudes, and with the stated derivatives at kinks.</summary>
public sealed class ScalarActivationTests
{
    private static readonly double[] Points = [-37.5, -20, -6, -3, -1, -0.5, -1e-3, 1e-3, 0.5, 1, 2.5, 5, 20, 37.5];

    public static TheoryData<Activation> Functions() =>
        [Activation.Relu, Activation.LeakyRelu, Activation.Sigmoid, Activation.Tanh, Activation.Gelu, Activation.Silu, Activation.Softplus];

    // 40 digits by another implementation, rounded.
    [Theory]
    [InlineData(Activation.Sigmoid, -1000, 0.0)]
    [InlineData(Activation.Sigmoid, -100, 3.720075976020836e-44)]
    [InlineData(Activation.Sigmoid, -37, 8.533047625744065e-17)]
    [InlineData(Activation.Sigmoid, -20, 2.0611536181902037e-09)]
    [InlineData(Activation.Sigmoid, -6, 0.0024726231566347743)]
    [InlineData(Activation.Sigmoid, -3, 0.04742587317756678)]
    [InlineData(Activation.Sigmoid, -1, 0.2689414213699951)]
    [InlineData(Activation.Sigmoid, -0.5, 0.37754066879814546)]
    [InlineData(Activation.Sigmoid, -0.001, 0.4997500000208333)]
    [InlineData(Activation.Sigmoid, -1e-10, 0.499999999975)]
    [InlineData(Activation.Sigmoid, 1e-10, 0.500000000025)]
    [InlineData(Activation.Sigmoid, 0.001, 0.5002499999791666)]
    [InlineData(Activation.Sigmoid, 0.5, 0.6224593312018546)]
    [InlineData(Activation.Sigmoid, 1, 0.7310585786300049)]
    [InlineData(Activation.Sigmoid, 2.5, 0.9241418199787564)]
    [InlineData(Activation.Sigmoid, 5, 0.9933071490757152)]
    [InlineData(Activation.Sigmoid, 6, 0.9975273768433652)]
    [InlineData(Activation.Sigmoid, 20, 0.9999999979388464)]
    [InlineData(Activation.Sigmoid, 100, 1.0)]
    [InlineData(Activation.Sigmoid, 1000, 1.0)]
    [InlineData(Activation.Gelu, -1000, -0.0)]
    [InlineData(Activation.Gelu, -100, -0.0)]
    [InlineData(Activation.Gelu, -37, -2.1184613523340935e-298)]
    [InlineData(Activation.Gelu, -20, -5.507248237212468e-88)]
    [InlineData(Activation.Gelu, -6, -5.9195258702261885e-09)]
    [InlineData(Activation.Gelu, -3, -0.0040496940948902835)]
    [InlineData(Activation.Gelu, -1, -0.15865525393145705)]
    [InlineData(Activation.Gelu, -0.5, -0.15426876936299344)]
    [InlineData(Activation.Gelu, -0.001, -0.000499601057786089)]
    [InlineData(Activation.Gelu, -1e-10, -4.999999999601058e-11)]
    [InlineData(Activation.Gelu, 1e-10, 5.000000000398942e-11)]
    [InlineData(Activation.Gelu, 0.001, 0.000500398942213911)]
    [InlineData(Activation.Gelu, 0.5, 0.34573123063700656)]
    [InlineData(Activation.Gelu, 1, 0.8413447460685429)]
    [InlineData(Activation.Gelu, 2.5, 2.4844758366855597)]
    [InlineData(Activation.Gelu, 5, 4.999998566742141)]
    [InlineData(Activation.Gelu, 6, 5.999999994080474)]
    [InlineData(Activation.Gelu, 20, 20.0)]
    [InlineData(Activation.Gelu, 100, 100.0)]
    [InlineData(Activation.Gelu, 1000, 1000.0)]
    [InlineData(Activation.Silu, -1000, -0.0)]
    [InlineData(Activation.Silu, -100, -3.720075976020836e-42)]
    [InlineData(Activation.Silu, -37, -3.1572276215253042e-15)]
    [InlineData(Activation.Silu, -20, -4.122307236380407e-08)]
    [InlineData(Activation.Silu, -6, -0.014835738939808645)]
    [InlineData(Activation.Silu, -3, -0.14227761953270035)]
    [InlineData(Activation.Silu, -1, -0.2689414213699951)]
    [InlineData(Activation.Silu, -0.5, -0.18877033439907273)]
    [InlineData(Activation.Silu, -0.001, -0.0004997500000208334)]
    [InlineData(Activation.Silu, -1e-10, -4.9999999997500004e-11)]
    [InlineData(Activation.Silu, 1e-10, 5.00000000025e-11)]
    [InlineData(Activation.Silu, 0.001, 0.0005002499999791667)]
    [InlineData(Activation.Silu, 0.5, 0.3112296656009273)]
    [InlineData(Activation.Silu, 1, 0.7310585786300049)]
    [InlineData(Activation.Silu, 2.5, 2.310354549946891)]
    [InlineData(Activation.Silu, 5, 4.966535745378576)]
    [InlineData(Activation.Silu, 6, 5.985164261060191)]
    [InlineData(Activation.Silu, 20, 19.99999995877693)]
    [InlineData(Activation.Silu, 100, 100.0)]
    [InlineData(Activation.Silu, 1000, 1000.0)]
    [InlineData(Activation.Softplus, -1000, 0.0)]
    [InlineData(Activation.Softplus, -100, 3.720075976020836e-44)]
    [InlineData(Activation.Softplus, -37, 8.533047625744066e-17)]
    [InlineData(Activation.Softplus, -20, 2.061153620314381e-09)]
    [InlineData(Activation.Softplus, -6, 0.0024756851377304495)]
    [InlineData(Activation.Softplus, -3, 0.04858735157374206)]
    [InlineData(Activation.Softplus, -1, 0.3132616875182228)]
    [InlineData(Activation.Softplus, -0.5, 0.4740769841801067)]
    [InlineData(Activation.Softplus, -0.001, 0.6926473055599401)]
    [InlineData(Activation.Softplus, -1e-10, 0.6931471805099453)]
    [InlineData(Activation.Softplus, 1e-10, 0.6931471806099453)]
    [InlineData(Activation.Softplus, 0.001, 0.6936473055599401)]
    [InlineData(Activation.Softplus, 0.5, 0.9740769841801067)]
    [InlineData(Activation.Softplus, 1, 1.3132616875182228)]
    [InlineData(Activation.Softplus, 2.5, 2.5788897342925496)]
    [InlineData(Activation.Softplus, 5, 5.006715348489118)]
    [InlineData(Activation.Softplus, 6, 6.00247568513773)]
    [InlineData(Activation.Softplus, 20, 20.000000002061153)]
    [InlineData(Activation.Softplus, 100, 100.0)]
    [InlineData(Activation.Softplus, 1000, 1000.0)]
    public void Values_are_accurate_to_rounding(Activation activation, double x, double expected)
    {
        double actual = ActivationKernels.Apply(activation, x);
        Assert.True(Math.Abs(actual - expected) <= 1e-15 * Math.Abs(expected), $"{expected:R} is expected, not {actual:R}");
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Derivatives_agree_with_central_differences(Activation activation)
    {
        foreach (double x in Points)
        {
            // Within one side of the kink; small against the length 1/x on which the tails change.
            double step = Math.Min(Math.Abs(x) / 2, 1e-3 / Math.Max(1, Math.Abs(x)));
            double above = ActivationKernels.Apply(activation, x + step), below = ActivationKernels.Apply(activation, x - step);
            double rounding = 1e-15 * Math.Abs(above) / step;
            double expected = (above - below) / (2 * step), actual = ActivationKernels.Derivative(activation, x);
            Assert.True(Math.Abs(actual - expected) <= (1e-5 * Math.Abs(expected)) + rounding, $"at {x}: {expected:R} is expected, not {actual:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Large_arguments_give_finite_values_and_derivatives(Activation activation)
    {
        foreach (double x in new[] { -1e300, -1e10, -1000, 1000, 1e10, 1e300 })
        {
            Assert.True(double.IsFinite(ActivationKernels.Apply(activation, x)));
            double bound = activation == Activation.Relu || x > 0 ? 1 : 0.01;
            Assert.InRange(ActivationKernels.Derivative(activation, x), 0, bound);
        }
    }

    [Theory]
    [InlineData(Activation.Sigmoid, 0, 1)]
    [InlineData(Activation.Gelu, 0, double.PositiveInfinity)]
    [InlineData(Activation.Silu, 0, double.PositiveInfinity)]
    [InlineData(Activation.Softplus, 0, double.PositiveInfinity)]
    public void Infinite_arguments_give_the_limits(Activation activation, double below, double above)
    {
        Assert.Equal(below, ActivationKernels.Apply(activation, double.NegativeInfinity));
        Assert.Equal(above, ActivationKernels.Apply(activation, double.PositiveInfinity));
        Assert.Equal(0, ActivationKernels.Derivative(activation, double.NegativeInfinity));
        Assert.Equal(activation == Activation.Sigmoid ? 0 : 1, ActivationKernels.Derivative(activation, double.PositiveInfinity));
    }

    [Fact]
    public void Kinks_have_the_stated_derivatives()
    {
        Assert.Equal(0, ActivationKernels.Derivative(Activation.Relu, 0));
        Assert.Equal(0.01, ActivationKernels.Derivative(Activation.LeakyRelu, 0));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void NaN_stays(Activation activation) => Assert.True(double.IsNaN(ActivationKernels.Apply(activation, double.NaN)));

    [Fact]
    public void Slope_of_leaky_relu_has_a_derivative()
    {
        float gradient = 1, slopeGradient = 2;
        Activations.LeakyReluVjp(-3f, 0.25f, 2f, ref gradient, ref slopeGradient);
        Assert.Equal((1.5f, -4f), (gradient, slopeGradient));
    }
}
