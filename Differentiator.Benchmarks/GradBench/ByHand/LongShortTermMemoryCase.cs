using System;
using Differentiator.Benchmarks.GradBench.Evals;
using Differentiator.Benchmarks.Kernels;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.GradBench.ByHand;

/// <summary>The eval <c>lstm</c>. By hand: of each cell and step the four gates, what went in and tanh of the cell are kept.</summary>
internal static class LongShortTermMemoryCase
{
    private const int Layers = 2;
    private const int Size = 14;
    private const int Characters = 1024;

    /// <summary>Of a cell in a step: input, hidden and cell state before it, its gates, and tanh of the cell after it.</summary>
    private readonly record struct Step(double Input, double Hidden, double Cell, double Forget, double Take, double Give, double Change, double Tanh);

    public static RatioCase Case(string name, string? elsewhere = null)
    {
        double[][] main = Data.UniformRows(-1, 1, seed: 58, 2 * Layers, 4 * Size), extra = Data.UniformRows(-1, 1, seed: 59, 3, Size);
        double[][] state = Data.UniformRows(-1, 1, seed: 60, 2 * Layers, Size), sequence = Data.UniformRows(0, 1, seed: 61, Characters, Size);
        double[][] mainGradient = Rows.Like(main), extraGradient = Rows.Like(extra), mainEmitted = Rows.Like(main), extraEmitted = Rows.Like(extra);
        RatioCase ratioCase = new(name, "a recurrent network of two layers over 1024 characters") { Elsewhere = elsewhere };
        ratioCase.Add(Variants.Primal, () => LongShortTermMemory.Loss(main, extra, state, sequence));
        ratioCase.Add(
            Variants.HandWritten, () => HandWritten(main, extra, state, sequence, mainGradient, extraGradient), () => EvalCases.Flat(mainGradient, extraGradient));
        ratioCase.Add(
            Variants.Generated,
            () => LongShortTermMemory.LossGradient(main, extra, state, sequence, mainEmitted, extraEmitted),
            () => EvalCases.Flat(mainEmitted, extraEmitted));
        return ratioCase;
    }

    private static double HandWritten(
        double[][] main, double[][] extra, double[][] state, double[][] sequence, double[][] mainGradient, double[][] extraGradient)
    {
        int size = extra[0].Length, layers = state.Length / 2, steps = sequence.Length - 1;
        using Scratch<Step> scratch = new(steps * layers * size, default);
        using Scratch<double> numbers = new((steps + state.Length + 1) * size, default);
        Span<Step> kept = scratch.Span;
        Span<double> predictions = numbers.Span.Slice(0, steps * size), memory = numbers.Span.Slice(steps * size, state.Length * size);
        Span<double> values = numbers.Span.Slice((steps + state.Length) * size, size);
        for (int i = 0; i < state.Length; i++)
        {
            state[i].CopyTo(memory.Slice(i * size, size));
        }

        double total = 0, scale = -1.0 / (steps * size);
        for (int t = 0; t < steps; t++)
        {
            Multiply(sequence[t], extra[0], values);
            for (int layer = 0; layer < layers; layer++)
            {
                Forward(
                    main[2 * layer], main[2 * layer + 1], memory.Slice(2 * layer * size, size), memory.Slice((2 * layer + 1) * size, size),
                    values, kept.Slice((t * layers + layer) * size, size));
            }

            total += Predict(values, extra[1], extra[2], sequence[t + 1], scale, predictions.Slice(t * size, size));
        }

        // The memory's room is that of its adjoints now.
        memory.Clear();
        Clear(mainGradient);
        Clear(extraGradient);
        for (int t = steps - 1; t >= 0; t--)
        {
            BackToTop(kept.Slice((t * layers + layers - 1) * size, size), predictions.Slice(t * size, size), extra[1], extraGradient[1], extraGradient[2], values);
            for (int layer = layers - 1; layer >= 0; layer--)
            {
                Backward(
                    main[2 * layer], kept.Slice((t * layers + layer) * size, size), memory.Slice(2 * layer * size, size), memory.Slice((2 * layer + 1) * size, size),
                    values, mainGradient[2 * layer], mainGradient[2 * layer + 1]);
            }

            AddProducts(values, sequence[t], extraGradient[0]);
        }

        return total * scale;
    }

    private static void Clear(double[][] rows)
    {
        foreach (double[] row in rows)
        {
            Array.Clear(row);
        }
    }

    private static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> products)
    {
        for (int i = 0; i < products.Length; i++)
        {
            products[i] = a[i] * b[i];
        }
    }

    private static void AddProducts(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> sums)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += a[i] * b[i];
        }
    }

    private static void Forward(ReadOnlySpan<double> weight, ReadOnlySpan<double> bias, Span<double> hidden, Span<double> cell, Span<double> values, Span<Step> kept)
    {
        int size = values.Length;
        for (int i = 0; i < size; i++)
        {
            double input = values[i], before = hidden[i], old = cell[i];
            double forget = Sigmoid(input * weight[i] + bias[i]), take = Sigmoid(before * weight[size + i] + bias[size + i]);
            double give = Sigmoid(input * weight[2 * size + i] + bias[2 * size + i]), change = Math.Tanh(before * weight[3 * size + i] + bias[3 * size + i]);
            cell[i] = old * forget + take * change;
            double tanh = Math.Tanh(cell[i]);
            values[i] = hidden[i] = give * tanh;
            kept[i] = new Step(input, before, old, forget, take, give, change, tanh);
        }
    }

    /// <summary>Leaves the adjoints of the prediction, and returns the step's part of the sum.</summary>
    private static double Predict(
        ReadOnlySpan<double> values, ReadOnlySpan<double> weight, ReadOnlySpan<double> bias, ReadOnlySpan<double> next, double scale, Span<double> adjoints)
    {
        double sum = 2, products = 0, nexts = 0;
        for (int i = 0; i < adjoints.Length; i++)
        {
            double prediction = values[i] * weight[i] + bias[i];
            adjoints[i] = Math.Exp(prediction);
            sum += adjoints[i];
            products += next[i] * prediction;
            nexts += next[i];
        }

        double share = nexts / sum;
        for (int i = 0; i < adjoints.Length; i++)
        {
            adjoints[i] = scale * (next[i] - share * adjoints[i]);
        }

        return products - nexts * Math.Log(sum);
    }

    private static void BackToTop(
        ReadOnlySpan<Step> top, ReadOnlySpan<double> adjoints, ReadOnlySpan<double> weight, Span<double> weightGradient, Span<double> biasGradient, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            weightGradient[i] += adjoints[i] * (top[i].Give * top[i].Tanh);
            biasGradient[i] += adjoints[i];
            values[i] = adjoints[i] * weight[i];
        }
    }

    /// <summary>All of <paramref name="hidden"/>, <paramref name="cell"/> and <paramref name="values"/> are adjoints: those after the step become those before it.</summary>
    private static void Backward(
        ReadOnlySpan<double> weight, ReadOnlySpan<Step> kept, Span<double> hidden, Span<double> cell, Span<double> values, Span<double> weightGradient, Span<double> biasGradient)
    {
        int size = values.Length;
        for (int i = 0; i < size; i++)
        {
            ref readonly Step step = ref kept[i];
            double after = values[i] + hidden[i], state = cell[i] + after * step.Give * (1 - step.Tanh * step.Tanh);
            double forget = state * step.Cell * step.Forget * (1 - step.Forget), take = state * step.Change * step.Take * (1 - step.Take);
            double give = after * step.Tanh * step.Give * (1 - step.Give), change = state * step.Take * (1 - step.Change * step.Change);
            cell[i] = state * step.Forget;
            hidden[i] = take * weight[size + i] + change * weight[3 * size + i];
            values[i] = forget * weight[i] + give * weight[2 * size + i];
            weightGradient[i] += forget * step.Input;
            weightGradient[size + i] += take * step.Hidden;
            weightGradient[2 * size + i] += give * step.Input;
            weightGradient[3 * size + i] += change * step.Hidden;
            biasGradient[i] += forget;
            biasGradient[size + i] += take;
            biasGradient[2 * size + i] += give;
            biasGradient[3 * size + i] += change;
        }
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
