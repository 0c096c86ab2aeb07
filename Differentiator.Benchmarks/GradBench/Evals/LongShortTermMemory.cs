using System;
using System.Linq;

namespace Differentiator.Benchmarks.GradBench.Evals;

/// <summary>The eval <c>lstm</c>: how badly a recurrent network of diagonal layers foretells the next character of a sequence.
/// Two rows of main parameters to a layer, weights and biases of its four gates, and two of state, hidden and cell.</summary>
internal static partial class LongShortTermMemory
{
    [Differentiable(nameof(mainParameters), nameof(extraParameters))]
    public static double Loss(double[][] mainParameters, double[][] extraParameters, double[][] state, double[][] sequence)
    {
        double[][] memory = new double[state.Length][];
        for (int i = 0; i < state.Length; i++)
        {
            memory[i] = (double[])state[i].Clone();
        }

        double[] prediction = new double[extraParameters[0].Length];
        double total = 0;
        for (int t = 0; t < sequence.Length - 1; t++)
        {
            Predict(mainParameters, extraParameters, memory, sequence[t], prediction);
            double normalizer = LogSumExp(prediction);
            double[] next = sequence[t + 1];
            for (int i = 0; i < prediction.Length; i++)
            {
                total += next[i] * (prediction[i] - normalizer);
            }
        }

        return -total / ((sequence.Length - 1) * prediction.Length);
    }

    public static Eval Eval() => new(
        "lstm",
        EvalFunction.Of<Input>("objective", input =>
        {
            input.Demand();
            return EvalRun.Of(() => Loss(input.MainParams, input.ExtraParams, input.State, input.Sequence));
        }),
        EvalFunction.Of<Input>("jacobian", input =>
        {
            input.Demand();
            double[][] main = Rows.Like(input.MainParams), extra = Rows.Like(input.ExtraParams);
            return new EvalRun(
                () => LossGradient(input.MainParams, input.ExtraParams, input.State, input.Sequence, main, extra),
                () => main.Concat(extra).SelectMany(row => row));
        }));

    private static void Predict(double[][] mainParameters, double[][] extraParameters, double[][] memory, double[] input, double[] values)
    {
        double[] inputWeight = extraParameters[0], outputWeight = extraParameters[1], outputBias = extraParameters[2];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = input[i] * inputWeight[i];
        }

        for (int layer = 0; layer < memory.Length; layer += 2)
        {
            Step(mainParameters[layer], mainParameters[layer + 1], memory[layer], memory[layer + 1], values);
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (values[i] * outputWeight[i]) + outputBias[i];
        }
    }

    private static void Step(double[] weight, double[] bias, double[] hidden, double[] cell, double[] values)
    {
        int size = values.Length;
        for (int i = 0; i < size; i++)
        {
            double forget = Sigmoid((values[i] * weight[i]) + bias[i]);
            double take = Sigmoid((hidden[i] * weight[size + i]) + bias[size + i]);
            double give = Sigmoid((values[i] * weight[(2 * size) + i]) + bias[(2 * size) + i]);
            double change = Math.Tanh((hidden[i] * weight[(3 * size) + i]) + bias[(3 * size) + i]);
            cell[i] = (cell[i] * forget) + (take * change);
            hidden[i] = give * Math.Tanh(cell[i]);
            values[i] = hidden[i];
        }
    }

    /// <summary>With ADBench's 2 in the sum.</summary>
    private static double LogSumExp(double[] values)
    {
        double sum = 2;
        foreach (double value in values)
        {
            sum += Math.Exp(value);
        }

        return Math.Log(sum);
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private sealed record Input(double[][] MainParams, double[][] ExtraParams, double[][] State, double[][] Sequence)
    {
        public void Demand()
        {
            int size = Rows.Width(ExtraParams, "extra_params");
            Rows.Demand(ExtraParams, 3, size, "extra_params");
            Rows.Demand(State, State.Length / 2 * 2, size, "state");
            Rows.Demand(MainParams, State.Length, 4 * size, "main_params");
            Rows.Demand(Sequence, Math.Max(Sequence.Length, 2), size, "sequence");
        }
    }
}
