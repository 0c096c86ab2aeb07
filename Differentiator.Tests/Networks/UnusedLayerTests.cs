using System;
using System.Linq;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Networks;

/// <summary>A gradient shows nothing of the last one, though kernels overwrite it and it is not cleared before.</summary>
public sealed class UnusedLayerTests
{
    private static readonly GeneratorRun Run = GeneratorHarness.Run("""
        using System;
        using System.Collections.Generic;
        using Differentiator;

        /// <summary>A layer of the user's own, which adds to its gradient.</summary>
        public sealed class Shift(int features) : Layer
        {
            private readonly Parameter offset = new("offset", new Matrix(1, features));

            /// <inheritdoc/>
            public override IReadOnlyList<Parameter> Parameters => [offset];

            /// <summary>x + offset</summary>
            [Derivative(nameof(ApplyVjp))]
            public Matrix Apply(Matrix x)
            {
                var result = new Matrix(x.Rows, x.Columns);
                for (int i = 0; i < x.Rows; i++)
                {
                    for (int j = 0; j < x.Columns; j++)
                        result[i, j] = x[i, j] + offset.Value[0, j];
                }

                return result;
            }

            /// <summary>Its derivative.</summary>
            public void ApplyVjp(Matrix x, Matrix resultCotangent, Matrix xGradient, Gradients gradients)
            {
                Matrix sums = gradients.Of(offset);
                for (int i = 0; i < x.Rows; i++)
                {
                    for (int j = 0; j < x.Columns; j++)
                    {
                        sums[0, j] += resultCotangent[i, j];
                        if (!xGradient.IsEmpty)
                            xGradient[i, j] += resultCotangent[i, j];
                    }
                }
            }
        }

        /// <summary>Layers of which a batch decides.</summary>
        public sealed partial class Forked : Model
        {
            private readonly Linear wide = new(2, 2, Activation.Tanh, seed: 1);
            private readonly LayerNorm norm = new(2);
            private readonly Shift shift = new(2);
            private readonly Linear always = new(2, 2, seed: 2);

            /// <summary>The loss.</summary>
            [Differentiable]
            public float Loss(Matrix x, Matrix y)
            {
                Matrix h = x.Rows > 1 ? shift.Apply(norm.Apply(wide.Apply(x))) : x;
                return Losses.MeanSquaredError(always.Apply(h), y);
            }
        }
        """);

    [Fact]
    public void Partials_of_layers_on_the_other_branch_are_zero_whoever_holds_the_span()
    {
        (Model model, Func<Matrix, Matrix, float> gradient) = Create();
        Span<float> held = model.Parameters.Gradient;
        gradient(Data(3, 0.7), Data(3, -0.4));
        Assert.Equal(-1, held.IndexOf(0f));

        gradient(Data(1, 0.7), Data(1, -0.4));

        int end = model.Parameters.All.Single(named => named.Name == "always.weight").Parameter.Offset;
        Assert.Equal(-1, held[..end].IndexOfAnyExcept(0f));
        Assert.Equal(-1, held[end..].IndexOf(0f));
    }

    [Fact]
    public void Nothing_of_the_last_gradient_is_left()
    {
        (Model model, Func<Matrix, Matrix, float> gradient) = Create();
        gradient(Data(3, 0.7), Data(3, -0.4));
        float[] expected = model.Parameters.Gradient.ToArray();

        model.Parameters.Gradient.Fill(float.NaN);
        gradient(Data(3, 0.7), Data(3, -0.4));

        Assert.Equal(expected, model.Parameters.Gradient.ToArray());
    }

    private static (Model Model, Func<Matrix, Matrix, float> Gradient) Create()
    {
        Type type = Run.Assembly.GetType("Forked")!;
        var model = (Model)Activator.CreateInstance(type)!;
        return (model, type.GetMethod("LossGradient", [typeof(Matrix), typeof(Matrix)])!.CreateDelegate<Func<Matrix, Matrix, float>>(model));
    }

    private static Matrix Data(int rows, double phase) =>
        new([.. Enumerable.Range(0, rows * 2).Select(i => (float)Math.Sin((1.7 * i) + phase))], rows, 2);
}
