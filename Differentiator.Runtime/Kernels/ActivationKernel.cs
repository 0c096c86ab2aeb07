using System;

namespace Differentiator;

/// <summary>What follows the product in a linear layer: the bias is added to each row, and the activation applied.</summary>
internal static class ActivationKernel
{
    /// <summary>Whether the derivative needs the argument of the activation, which is then kept.</summary>
    public static bool NeedsArgument(Activation activation) =>
        activation is Activation.Gelu or Activation.Silu or Activation.Softplus;

    /// <summary>Adds the bias and applies the activation, in place.</summary>
    /// <param name="values">In: the product. Out: the result.</param>
    /// <param name="bias">As long as a row, or empty.</param>
    /// <param name="activation">Of the layer.</param>
    /// <param name="argument">Takes the argument of the activation, if it is needed.</param>
    public static void Apply(Matrix values, ReadOnlySpan<float> bias, Activation activation, Span<float> argument)
    {
        switch (activation)
        {
            case Activation.None: Apply<IdentityFunction>(values, bias, argument); break;
            case Activation.Relu: Apply<ReluFunction>(values, bias, argument); break;
            case Activation.LeakyRelu: Apply<LeakyReluFunction>(values, bias, argument); break;
            case Activation.Sigmoid: Apply<SigmoidFunction>(values, bias, argument); break;
            case Activation.Tanh: Apply<TanhFunction>(values, bias, argument); break;
            case Activation.Gelu: Apply<GeluFunction>(values, bias, argument); break;
            case Activation.Silu: Apply<SiluFunction>(values, bias, argument); break;
            case Activation.Softplus: Apply<SoftplusFunction>(values, bias, argument); break;
            default: throw new ArgumentOutOfRangeException(nameof(activation), activation, null);
        }
    }

    /// <summary>The cotangent of the activation's argument, from that of its value, in place.</summary>
    /// <param name="argument">What <see cref="Apply"/> has kept.</param>
    /// <param name="value">The result of the layer.</param>
    /// <param name="cotangent">In: of the result. Out: of the argument.</param>
    /// <param name="activation">Of the layer.</param>
    public static void Pull(ReadOnlySpan<float> argument, ReadOnlySpan<float> value, Span<float> cotangent, Activation activation)
    {
        switch (activation)
        {
            case Activation.None: break;
            case Activation.Relu: Elementwise.Pull<ReluFunction>(argument, value, cotangent); break;
            case Activation.LeakyRelu: Elementwise.Pull<LeakyReluFunction>(argument, value, cotangent); break;
            case Activation.Sigmoid: Elementwise.Pull<SigmoidFunction>(argument, value, cotangent); break;
            case Activation.Tanh: Elementwise.Pull<TanhFunction>(argument, value, cotangent); break;
            case Activation.Gelu: Elementwise.Pull<GeluFunction>(argument, value, cotangent); break;
            case Activation.Silu: Elementwise.Pull<SiluFunction>(argument, value, cotangent); break;
            case Activation.Softplus: Elementwise.Pull<SoftplusFunction>(argument, value, cotangent); break;
            default: throw new ArgumentOutOfRangeException(nameof(activation), activation, null);
        }
    }

    private static void Apply<TFunction>(Matrix values, ReadOnlySpan<float> bias, Span<float> argument)
        where TFunction : struct, IElementFunction
    {
        for (int row = 0; row < values.Rows; row++)
        {
            Span<float> elements = values.Row(row);
            if (!bias.IsEmpty)
                Elementwise.Add(bias, elements);
            if (TFunction.NeedsArgument)
                elements.CopyTo(argument[(row * values.Columns)..]);
            if (typeof(TFunction) != typeof(IdentityFunction))
                Elementwise.Map<TFunction>(elements, elements);
        }
    }
}
