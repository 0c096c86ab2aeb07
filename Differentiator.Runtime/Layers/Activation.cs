namespace Differentiator;

/// <summary>A function of each element, between the layers of a network. The formulas are those of <see cref="Activations"/>.</summary>
public enum Activation
{
    /// <summary>The identity.</summary>
    None,

    /// <summary><c>max(x, 0)</c>.</summary>
    Relu,

    /// <summary><c>x</c> for positive <c>x</c>, else <c>0.01 x</c>, as PyTorch's default.</summary>
    LeakyRelu,

    /// <summary><c>1 / (1 + exp(-x))</c>.</summary>
    Sigmoid,

    /// <summary><c>tanh(x)</c>.</summary>
    Tanh,

    /// <summary><c>x * Phi(x)</c> with the distribution function of the normal distribution: the exact form, not the one with tanh.</summary>
    Gelu,

    /// <summary><c>x / (1 + exp(-x))</c>.</summary>
    Silu,

    /// <summary><c>log(1 + exp(x))</c>.</summary>
    Softplus,
}
