using System;
using System.Threading;

namespace Differentiator;

/// <summary>
/// In training, zeros each element with a probability and multiplies the others by <c>1 / (1 - rate)</c>, as PyTorch's
/// <c>Dropout</c>; otherwise the identity.
/// </summary>
/// <remarks>
/// What is zeroed is a function of the seed, the number of the workspace's computation, the place of the layer in that
/// computation, the number of the model's replica and the element: the words of Philox4x32-10 (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3", 2011) with the seed as key and the others as counter, compared with <c>rate * 2^32</c>. Runs of one program with
/// one seed zero the same elements; a layer that is applied twice zeroes others the second time.
/// </remarks>
public sealed class Dropout : Layer
{
    // Apart from the numbers of replicas.
    private const uint OwnStream = 0xFFFF;

    private readonly ulong threshold;
    private readonly ulong seed;
    private long calls;

    /// <summary>A layer.</summary>
    /// <param name="rate">The probability of zero, from 0 to 1.</param>
    /// <param name="seed">Of the random numbers. Layers of one model may have the same.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is no probability.</exception>
    public Dropout(double rate, ulong seed = 0)
    {
        if (!(rate >= 0 && rate <= 1))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A probability is expected, from 0 to 1.");
        Rate = rate;
        threshold = (ulong)(rate * 4294967296.0);
        this.seed = seed;
    }

    /// <summary>The probability of zero.</summary>
    public double Rate { get; }

    private bool Drops => IsTraining && threshold > 0;

    /// <summary>Drops elements, others at each call.</summary>
    /// <param name="x">Of any shape.</param>
    /// <returns>Of the shape of <paramref name="x"/>.</returns>
    [Derivative(nameof(ApplyVjp))]
    public Matrix Apply(Matrix x)
    {
        // Emitted derivatives call the other overload: the layer's only state serves computations without a workspace.
        long call = Drops ? Interlocked.Increment(ref calls) : 0;
        return Compute(x, null, call, 0, OwnStream);
    }

    /// <summary>Drops elements, others in each computation.</summary>
    /// <param name="x">Of any shape.</param>
    /// <param name="workspace">Where the result is taken from.</param>
    /// <returns>Of the shape of <paramref name="x"/>.</returns>
    public Matrix Apply(Matrix x, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return Compute(x, workspace, workspace.Computations, (uint)workspace.Taken, workspace.Stream);
    }

    /// <summary>The derivative of <see cref="Apply(Matrix)"/>.</summary>
    /// <param name="x">Of any shape.</param>
    /// <param name="result">What Apply has returned, in the present mode.</param>
    /// <param name="resultCotangent">Of the shape of <paramref name="x"/>.</param>
    /// <param name="xGradient">Of the shape of <paramref name="x"/>, added to; empty if not asked for.</param>
    /// <exception cref="ArgumentException">A shape does not fit, or <paramref name="result"/> is not what Apply has returned.</exception>
    public void ApplyVjp(Matrix x, Matrix result, Matrix resultCotangent, Matrix xGradient)
    {
        Shapes.Require(result, x, nameof(result));
        Shapes.Require(resultCotangent, x, nameof(resultCotangent));
        if (!Shapes.IsAsked(xGradient, x, nameof(xGradient)))
            return;
        if (Drops)
            Elementwise.AddProduct(Results.Kept(result, x.Length), resultCotangent.Span, xGradient.Span);
        else
            Elementwise.Add(resultCotangent.Span, xGradient.Span);
    }

    // The factors 0 and 1 / (1 - rate) are kept behind the result.
    private Matrix Compute(Matrix x, Workspace? workspace, long computation, uint place, uint stream)
    {
        Matrix result = Results.Take(workspace, x.Rows, x.Columns, Drops ? x.Length : 0);
        if (!Drops)
        {
            x.Span.CopyTo(result.Span);
            return result;
        }

        Span<float> factors = Results.Kept(result, x.Length);
        Span<uint> words = stackalloc uint[Philox.Words];
        uint high = (uint)(computation >> 32) ^ (stream << 16);
        float factor = (float)(1 / (1 - Rate));
        for (int i = 0; i < factors.Length; i++)
        {
            if (i % Philox.Words == 0)
                Philox.Fill(words, seed, (uint)(i / Philox.Words), place, (uint)computation, high);
            factors[i] = words[i % Philox.Words] < threshold ? 0 : factor;
        }

        Elementwise.Multiply(x.Span, factors, result.Span);
        return result;
    }
}
