using System;

namespace Differentiator.Tests.Runtime.Layers;

/// <summary>The elementwise kernels by name, and their formulas.</summary>
internal static class ActivationKernels
{
    public static Matrix Apply(Activation activation, Matrix x, Workspace? workspace = null) => activation switch
    {
        Activation.Relu => workspace is null ? Activations.Relu(x) : Activations.Relu(x, workspace),
        Activation.LeakyRelu => workspace is null ? Activations.LeakyRelu(x) : Activations.LeakyRelu(x, 0.01f, workspace),
        Activation.Sigmoid => workspace is null ? Activations.Sigmoid(x) : Activations.Sigmoid(x, workspace),
        Activation.Tanh => workspace is null ? Activations.Tanh(x) : Activations.Tanh(x, workspace),
        Activation.Gelu => workspace is null ? Activations.Gelu(x) : Activations.Gelu(x, workspace),
        Activation.Silu => workspace is null ? Activations.Silu(x) : Activations.Silu(x, workspace),
        Activation.Softplus => workspace is null ? Activations.Softplus(x) : Activations.Softplus(x, workspace),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    public static void Pull(Activation activation, Matrix x, Matrix cotangent, Matrix gradient)
    {
        float slopeGradient = 0;
        Matrix result = Apply(activation, x);
        switch (activation)
        {
            case Activation.Relu: Activations.ReluVjp(x, result, cotangent, gradient); break;
            case Activation.LeakyRelu: Activations.LeakyReluVjp(x, 0.01f, cotangent, gradient, ref slopeGradient); break;
            case Activation.Sigmoid: Activations.SigmoidVjp(x, result, cotangent, gradient); break;
            case Activation.Tanh: Activations.TanhVjp(x, result, cotangent, gradient); break;
            case Activation.Gelu: Activations.GeluVjp(x, cotangent, gradient); break;
            case Activation.Silu: Activations.SiluVjp(x, cotangent, gradient); break;
            case Activation.Softplus: Activations.SoftplusVjp(x, cotangent, gradient); break;
            default: throw new ArgumentOutOfRangeException(nameof(activation));
        }
    }

    /// <summary>The kernel over doubles, which has tests against independent numbers.</summary>
    public static double Apply(Activation activation, double x) => activation switch
    {
        Activation.None => x,
        Activation.Relu => Activations.Relu(x),
        Activation.LeakyRelu => Activations.LeakyRelu(x),
        Activation.Sigmoid => Activations.Sigmoid(x),
        Activation.Tanh => Activations.Tanh(x),
        Activation.Gelu => Activations.Gelu(x),
        Activation.Silu => Activations.Silu(x),
        Activation.Softplus => Activations.Softplus(x),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    public static double Derivative(Activation activation, double x)
    {
        double gradient = 0, slopeGradient = 0, result = Apply(activation, x);
        switch (activation)
        {
            case Activation.Relu: Activations.ReluVjp(x, result, 1, ref gradient); break;
            case Activation.LeakyRelu: Activations.LeakyReluVjp(x, 0.01, 1, ref gradient, ref slopeGradient); break;
            case Activation.Sigmoid: Activations.SigmoidVjp(x, result, 1, ref gradient); break;
            case Activation.Tanh: Activations.TanhVjp(x, result, 1, ref gradient); break;
            case Activation.Gelu: Activations.GeluVjp(x, 1, ref gradient); break;
            case Activation.Silu: Activations.SiluVjp(x, 1, ref gradient); break;
            case Activation.Softplus: Activations.SoftplusVjp(x, 1, ref gradient); break;
            default: throw new ArgumentOutOfRangeException(nameof(activation));
        }

        return gradient;
    }
}
