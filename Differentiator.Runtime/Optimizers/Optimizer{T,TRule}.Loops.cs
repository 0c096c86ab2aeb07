using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

// The one pass over the block, in vectors as wide as the hardware's, the rest in scalars. Each loop is compiled on its own and at
// once: inlined into a caller it would compete with it for the inlining of the rule, and interpreted steps of a large block
// are slow. No static field may be read in them or in a rule's Update: its check for initialization would stay in the loop.
public sealed partial class Optimizer<T, TRule>
{
    private void Advance(Span<T> parameters, ReadOnlySpan<T> gradient)
    {
        rule.Begin(gradient);
        count = gradient.Length;

        // The loops work on copies of the rule: its fields can live in registers.
        T rate = T.CreateTruncating(learningRate);
        int done =
            !TRule.IsVectorized || !Vector256<T>.IsSupported ? 0
            : Vector512.IsHardwareAccelerated ? Advance512(parameters, gradient, rate, rule)
            : Vector256.IsHardwareAccelerated ? Advance256(parameters, gradient, rate, rule)
            : 0;
        AdvanceScalar(parameters, gradient, rate, rule, done);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AdvanceScalar(Span<T> parameters, ReadOnlySpan<T> gradient, T rate, TRule stage, int start)
    {
        gradient = gradient.Slice(0, parameters.Length);
        for (int i = start; i < parameters.Length; i++)
        {
            T parameter = parameters[i];
            parameters[i] = parameter - rate * stage.Update(i, gradient[i], parameter);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static int Advance512(Span<T> parameters, ReadOnlySpan<T> gradient, T rate, TRule stage)
    {
        Vector512<T> rates = Vector512.Create(rate);
        int i = 0;
        for (; i <= parameters.Length - Vector512<T>.Count; i += Vector512<T>.Count)
        {
            Span<T> block = parameters.Slice(i, Vector512<T>.Count);
            Vector512<T> parameter = Vector512.Create<T>(block);
            Vector512<T> direction = stage.Update(i, Vector512.Create(gradient.Slice(i, Vector512<T>.Count)), parameter);
            (parameter - rates * direction).CopyTo(block);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static int Advance256(Span<T> parameters, ReadOnlySpan<T> gradient, T rate, TRule stage)
    {
        Vector256<T> rates = Vector256.Create(rate);
        int i = 0;
        for (; i <= parameters.Length - Vector256<T>.Count; i += Vector256<T>.Count)
        {
            Span<T> block = parameters.Slice(i, Vector256<T>.Count);
            Vector256<T> parameter = Vector256.Create<T>(block);
            Vector256<T> direction = stage.Update(i, Vector256.Create(gradient.Slice(i, Vector256<T>.Count)), parameter);
            (parameter - rates * direction).CopyTo(block);
        }

        return i;
    }
}
