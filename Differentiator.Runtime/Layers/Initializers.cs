using System;

namespace Differentiator;

/// <summary>
/// First values of linear layers, as PyTorch's: fan-in is the number of inputs, fan-out that of outputs.
/// </summary>
/// <remarks>
/// Random numbers are our own, the same on each version of .NET: <see cref="Uniform"/> takes the top 24 bits of the words of
/// Philox4x32-10 (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", 2011), keyed by the seed;
/// <see cref="Normal"/> makes two normal numbers of two words by the transformation of Box and Muller.
/// </remarks>
public static class Initializers
{
    // The bias' stream is apart from the weight's.
    private const int WeightStream = 0;
    private const int BiasStream = 1;

    /// <summary>PyTorch's default for a linear layer: weight and bias uniform in <c>(-1/sqrt(inputs), 1/sqrt(inputs))</c>.</summary>
    /// <inheritdoc cref="Initializer"/>
    public static void Default(Matrix weight, Matrix bias, ulong seed)
    {
        double bound = 1 / Math.Sqrt(weight.Rows);
        FillUniform(weight.Span, -bound, bound, seed, WeightStream);
        FillUniform(bias.Span, -bound, bound, seed, BiasStream);
    }

    /// <summary>Weight normal with standard deviation <c>sqrt(2/inputs)</c>, bias zero: for ReLU (He et al. 2015).</summary>
    /// <inheritdoc cref="Initializer"/>
    public static void KaimingNormal(Matrix weight, Matrix bias, ulong seed)
    {
        FillNormal(weight.Span, 0, Math.Sqrt(2.0 / weight.Rows), seed);
        bias.Span.Clear();
    }

    /// <summary>Weight uniform in <c>(-sqrt(6/inputs), sqrt(6/inputs))</c>, bias zero: for ReLU (He et al. 2015).</summary>
    /// <inheritdoc cref="Initializer"/>
    public static void KaimingUniform(Matrix weight, Matrix bias, ulong seed)
    {
        double bound = Math.Sqrt(6.0 / weight.Rows);
        FillUniform(weight.Span, -bound, bound, seed, WeightStream);
        bias.Span.Clear();
    }

    /// <summary>Weight normal with standard deviation <c>sqrt(2/(inputs + outputs))</c>, bias zero (Glorot and Bengio 2010).</summary>
    /// <inheritdoc cref="Initializer"/>
    public static void XavierNormal(Matrix weight, Matrix bias, ulong seed)
    {
        FillNormal(weight.Span, 0, Math.Sqrt(2.0 / (weight.Rows + weight.Columns)), seed);
        bias.Span.Clear();
    }

    /// <summary>Weight uniform in <c>(-b, b)</c> with <c>b = sqrt(6/(inputs + outputs))</c>, bias zero (Glorot and Bengio 2010).</summary>
    /// <inheritdoc cref="Initializer"/>
    public static void XavierUniform(Matrix weight, Matrix bias, ulong seed)
    {
        double bound = Math.Sqrt(6.0 / (weight.Rows + weight.Columns));
        FillUniform(weight.Span, -bound, bound, seed, WeightStream);
        bias.Span.Clear();
    }

    /// <summary>Weight and bias zero.</summary>
    /// <inheritdoc cref="Initializer"/>
    public static void Zeros(Matrix weight, Matrix bias, ulong seed)
    {
        weight.Span.Clear();
        bias.Span.Clear();
    }

    /// <summary>Fills with numbers uniform between two bounds, for initializers of one's own.</summary>
    /// <param name="values">To be filled.</param>
    /// <param name="low">The lower bound, taken.</param>
    /// <param name="high">The upper bound, not reached but by rounding.</param>
    /// <param name="seed">Same seed, same values.</param>
    public static void Uniform(Span<float> values, double low, double high, ulong seed) =>
        FillUniform(values, low, high, seed, WeightStream);

    /// <summary>Fills with normal numbers, for initializers of one's own.</summary>
    /// <param name="values">To be filled.</param>
    /// <param name="mean">Of the distribution.</param>
    /// <param name="deviation">The standard deviation.</param>
    /// <param name="seed">Same seed, same values.</param>
    public static void Normal(Span<float> values, double mean, double deviation, ulong seed) =>
        FillNormal(values, mean, deviation, seed);

    private static void FillUniform(Span<float> values, double low, double high, ulong seed, int stream)
    {
        Span<uint> words = stackalloc uint[Philox.Words];
        for (int i = 0; i < values.Length; i++)
        {
            if (i % Philox.Words == 0)
                Philox.Fill(words, seed, (uint)(i / Philox.Words), 0, (uint)stream, 0);
            values[i] = (float)(low + ((high - low) * Philox.Unit(words[i % Philox.Words])));
        }
    }

    private static void FillNormal(Span<float> values, double mean, double deviation, ulong seed)
    {
        Span<uint> words = stackalloc uint[Philox.Words];
        for (int i = 0; i < values.Length; i++)
        {
            if (i % Philox.Words == 0)
                Philox.Fill(words, seed, (uint)(i / Philox.Words), 0, WeightStream, 0);

            // r = sqrt(-2 log u), u in (0, 1];   r cos(2 pi v), r sin(2 pi v)
            int pair = i % Philox.Words & ~1;
            double radius = Math.Sqrt(-2 * Math.Log((words[pair] + 1.0) / 4294967296.0));
            (double sin, double cos) = Math.SinCos(2 * Math.PI * (words[pair + 1] / 4294967296.0));
            values[i] = (float)(mean + (deviation * radius * (i % 2 == 0 ? cos : sin)));
        }
    }
}
