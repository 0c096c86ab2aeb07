using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Text.Json.Nodes;

namespace Differentiator.Tests.Benchmarks.GradBench.References;

/// <summary>State as new arrays for each step; parameters in one block.</summary>
internal static class LongShortTermMemoryReference
{
    private const int Layers = 2;
    private const int Size = 3;

    public static Reference Create() => new(
        "lstm",
        random => Numbers.Json(new
        {
            main_params = Numbers.Normal(random, 2 * Layers, 4 * Size),
            extra_params = Numbers.Normal(random, 3, Size),
            state = Numbers.Normal(random, 2 * Layers, Size),
            sequence = Numbers.Normal(random, 5, Size),
        }),
        new Dictionary<string, Func<JsonNode, JsonNode>>
        {
            ["objective"] = input => Loss(input, ComplexStep.Real(Parameters(input))).Real,
            ["jacobian"] = input => Numbers.Json(ComplexStep.Gradient(shifted => Loss(input, shifted), Parameters(input))),
        });

    private static double[] Parameters(JsonNode input) =>
        [.. Numbers.Flat(Numbers.Get<double[][]>(input, "main_params")), .. Numbers.Flat(Numbers.Get<double[][]>(input, "extra_params"))];

    private static Complex Loss(JsonNode input, Complex[] parameters)
    {
        double[][] sequence = Numbers.Get<double[][]>(input, "sequence");
        Complex[][] state = Array.ConvertAll(Numbers.Get<double[][]>(input, "state"), ComplexStep.Real);
        Complex[] extra = parameters[^(3 * Size)..];
        Complex sum = 0;
        foreach ((double[] now, double[] next) in sequence.Zip(sequence.Skip(1)))
        {
            Complex[] x = [.. now.Select((value, i) => value * extra[i])];
            for (int layer = 0; layer < Layers; layer++)
            {
                (Complex[] hidden, Complex[] cell) = (state[2 * layer], state[(2 * layer) + 1]);
                cell = [.. cell.Select((c, i) => (c * Sigmoid(Gate(layer, 0, i, x))) + (Sigmoid(Gate(layer, 1, i, hidden)) * Tanh(Gate(layer, 3, i, hidden))))];
                x = [.. cell.Select((c, i) => Sigmoid(Gate(layer, 2, i, x)) * Tanh(c))];
                (state[2 * layer], state[(2 * layer) + 1]) = (x, cell);
            }

            Complex[] prediction = [.. x.Select((value, i) => (value * extra[Size + i]) + extra[(2 * Size) + i])];
            Complex powers = prediction.Aggregate((Complex)2, (all, value) => all + Complex.Exp(value));
            sum = next.Zip(prediction).Aggregate(sum, (all, pair) => all + (pair.First * (pair.Second - Complex.Log(powers))));
        }

        return -sum / (Size * (sequence.Length - 1));

        Complex Gate(int layer, int gate, int i, Complex[] values) =>
            (values[i] * parameters[(8 * Size * layer) + (Size * gate) + i]) + parameters[(8 * Size * layer) + (Size * (4 + gate)) + i];
    }

    private static Complex Sigmoid(Complex x) => (1 + Tanh(x / 2)) / 2;

    private static Complex Tanh(Complex x) => 1 - (2 / (Complex.Exp(2 * x) + 1));
}
