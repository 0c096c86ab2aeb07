namespace Differentiator.Tests.Networks;

/// <summary>Models as users write them, one for each shape.</summary>
internal static class ModelShapes
{
    public const string Source = """
        using System;
        using System.Collections.Generic;
        using Differentiator;

        /// <summary>Two layers, one call.</summary>
        public sealed partial class Classifier : Model
        {
            private readonly Linear hidden = new(4, 5, Activation.Tanh, seed: 1);
            private readonly Linear output = new(5, 2, seed: 2);

            /// <summary>The loss.</summary>
            [Differentiable]
            public float Loss(Matrix x, Matrix y) => Losses.MeanSquaredError(output.Apply(hidden.Apply(x)), y);
        }

        /// <summary>An array of layers, in a loop.</summary>
        public sealed partial class Chain : Model
        {
            private readonly Linear[] layers = [new(4, 6, Activation.Tanh, seed: 1), new(6, 3, Activation.Sigmoid, seed: 2)];
            private readonly Linear output = new(3, 2, seed: 3);

            /// <summary>The loss.</summary>
            [Differentiable]
            public float Loss(Matrix x, Matrix y)
            {
                foreach (Linear layer in layers)
                    x = layer.Apply(x);
                return Losses.MeanSquaredError(output.Apply(x), y);
            }
        }

        /// <summary>An array of layers by index, used from both ends.</summary>
        public sealed partial class Indexed : Model
        {
            private readonly Linear[] layers = [new(4, 4, Activation.Tanh, seed: 1), new(4, 4, Activation.Silu, seed: 2), new(4, 2, seed: 3)];

            /// <summary>The loss.</summary>
            [Differentiable]
            public float Loss(Matrix x, Matrix y)
            {
                Matrix h = x;
                for (int i = 0; i < layers.Length - 1; i++)
                    h = layers[i].Apply(h);
                h = layers[0].Apply(h);
                return Losses.MeanSquaredError(layers[layers.Length - 1].Apply(h), y);
            }
        }

        /// <summary>A residual addition in a loop, and a norm.</summary>
        public sealed partial class Residual : Model
        {
            private readonly Linear[] layers = [new(4, 4, Activation.Tanh, seed: 1), new(4, 4, Activation.Gelu, seed: 2)];
            private readonly LayerNorm norm = new(4);
            private readonly Linear output = new(4, 2, seed: 3);

            /// <summary>The loss.</summary>
            [Differentiable]
            public float Loss(Matrix x, Matrix y)
            {
                foreach (Linear layer in layers)
                    x = x + layer.Apply(x);
                return Losses.MeanSquaredError(output.Apply(norm.Apply(x)), y);
            }
        }

        /// <summary>One layer applied twice.</summary>
        public sealed partial class Twice : Model
        {
            private readonly Linear square = new(4, 4, Activation.Tanh, seed: 1);
            private readonly Linear output = new(4, 2, seed: 2);

            /// <summary>The loss.</summary>
            [Differentiable]
            public float Loss(Matrix x, Matrix y)
            {
                Matrix h = square.Apply(square.Apply(x));
                return Losses.MeanSquaredError(output.Apply(h) - output.Apply(x), y);
            }
        }

        /// <summary>A helper method.</summary>
        public sealed partial class Helper : Model
        {
            private readonly Linear hidden = new(4, 5, seed: 1);
            private readonly Linear output = new(5, 2, seed: 2);

            private Matrix Features(Matrix x) => Activations.Tanh(hidden.Apply(x));

            /// <summary>The prediction.</summary>
            public Matrix Predict(Matrix x) => output.Apply(Features(x));

            /// <summary>The loss.</summary>
            [Differentiable]
            public float Loss(Matrix x, Matrix y) => Losses.Huber(Predict(x), y) + 0.5f * Losses.MeanSquaredError(Predict(x), y);
        }

        /// <summary>A branch on the mode.</summary>
        public sealed partial class Mode : Model
        {
            private readonly Linear hidden = new(4, 5, Activation.Tanh, seed: 1);
            private readonly Linear extra = new(5, 5, Activation.Sigmoid, seed: 2);
            private readonly Linear output = new(5, 2, seed: 3);

            /// <summary>The loss.</summary>
            [Differentiable]
            public float Loss(Matrix x, Matrix y)
            {
                Matrix h = hidden.Apply(x);
                if (IsTraining)
                    h = extra.Apply(h);
                return Losses.MeanSquaredError(output.Apply(h), y);
            }
        }

        /// <summary>A branch on the batch in a loop, with a residual in one side.</summary>
        public sealed partial class Chosen : Model
        {
            private readonly Linear[] layers = [new(4, 4, Activation.Tanh, seed: 1), new(4, 4, Activation.Softplus, seed: 2), new(4, 4, Activation.Tanh, seed: 4)];
            private readonly Linear output = new(4, 2, seed: 3);

            /// <summary>The loss.</summary>
            [Differentiable]
            public float Loss(Matrix x, Matrix y)
            {
                Matrix h = x;
                for (int i = 0; i < layers.Length; i++)
                {
                    if (i == 1)
                        h = layers[i].Apply(h) + h;
                    else if (x.Rows > 2)
                        h = layers[i].Apply(h);
                }

                return Losses.MeanSquaredError(output.Apply(h), y);
            }
        }

        /// <summary>Layers made in the constructor, without bias.</summary>
        public sealed partial class Constructed : Model
        {
            private readonly Linear hidden, output;

            /// <summary>Makes the layers.</summary>
            public Constructed()
                : this(5)
            {
            }

            private Constructed(int width)
            {
                hidden = new Linear(4, width, Activation.Tanh, bias: false, seed: 1);
                output = new Linear(width, 2, bias: false, seed: 2);
            }

            /// <summary>The loss.</summary>
            [Differentiable]
            public float Loss(Matrix x, Matrix y)
            {
                Matrix h = hidden.Apply(x);
                Matrix prediction = output.Apply(h);
                float loss = Losses.MeanSquaredError(prediction, y);
                return loss;
            }
        }

        /// <summary>Numbers computed from losses.</summary>
        public sealed partial class Weighted : Model
        {
            private readonly Linear hidden = new(4, 5, Activation.Tanh, seed: 1);
            private readonly Linear output = new(5, 2, seed: 2);
            private readonly float weight = 0.25f;

            /// <summary>The loss.</summary>
            [Differentiable]
            public float Loss(Matrix x, Matrix y)
            {
                Matrix prediction = output.Apply(hidden.Apply(x));
                float error = Losses.MeanSquaredError(prediction, y);
                float sum = 0;
                for (int i = 1; i <= 3; i++)
                    sum += MathF.Sqrt(error + i) * weight;
                return sum * error;
            }
        }

        /// <summary>A model with layers of its own, to derive from.</summary>
        public partial class Base : Model
        {
            private protected readonly Linear first = new(4, 4, Activation.Tanh, seed: 1);

            /// <summary>The features.</summary>
            protected Matrix Features(Matrix x) => first.Apply(x);

            /// <summary>A loss of the base.</summary>
            [Differentiable]
            public float BaseLoss(Matrix x, Matrix y) => Losses.MeanSquaredError(first.Apply(x), y);
        }

        /// <summary>A model that derives from another one.</summary>
        public sealed partial class Derived : Base
        {
            private readonly Linear output = new(4, 2, seed: 2);

            /// <summary>The loss.</summary>
            [Differentiable]
            public float Loss(Matrix x, Matrix y) => Losses.MeanSquaredError(output.Apply(Features(x)), y);
        }

        /// <summary>A list of layers, a property, and one layer in two fields.</summary>
        public sealed partial class Several : Model
        {
            private static Linear Make(ulong seed) => new(4, 4, Activation.Tanh, seed: seed);

            private readonly Linear[] body = [Make(1), Make(2)];
            private readonly Linear output = new(4, 2, seed: 3);

            /// <summary>A layer as a property.</summary>
            public Linear Head { get; } = Make(5);

            /// <summary>The loss.</summary>
            [Differentiable]
            public float Loss(Matrix x, Matrix y)
            {
                Matrix h = Head.Apply(x);
                foreach (Linear layer in body)
                    h = Matrix.Add(layer.Apply(h), Activations.Sigmoid(x));
                return Losses.MeanSquaredError(output.Apply(h), y);
            }
        }

        /// <summary>A loop that is left early.</summary>
        public sealed partial class EarlyExit : Model
        {
            private readonly Linear step = new(4, 4, Activation.Tanh, seed: 1);
            private readonly Linear output = new(4, 2, seed: 2);

            /// <summary>The loss.</summary>
            [Differentiable]
            public float Loss(Matrix x, Matrix y)
            {
                int count = 0;
                while (true)
                {
                    x = step.Apply(x);
                    if (++count >= x.Rows)
                        break;
                }

                return Losses.MeanSquaredError(output.Apply(x), y);
            }
        }

        /// <summary>Layers in a loop in a loop.</summary>
        public sealed partial class Grid : Model
        {
            private readonly Linear[] layers = [new(4, 4, Activation.Tanh, seed: 1), new(4, 4, Activation.Silu, seed: 2)];
            private readonly Linear output = new(4, 2, seed: 3);

            /// <summary>The loss.</summary>
            [Differentiable]
            public float Loss(Matrix x, Matrix y)
            {
                for (int round = 0; round < x.Rows; round++)
                {
                    for (int i = 0; i < layers.Length; i++)
                        x = layers[i].Apply(x) + x;
                }

                return Losses.MeanSquaredError(output.Apply(x), y);
            }
        }

        /// <summary>A layer that is data.</summary>
        public sealed partial class Frozen : Model
        {
            [NoGradient]
            private readonly Linear features = new(4, 4, Activation.Tanh, seed: 1);
            private readonly Linear input = new(4, 4, seed: 2), output = new(4, 2, seed: 3);

            /// <summary>The loss.</summary>
            [Differentiable]
            public float Loss(Matrix x, Matrix y) => Losses.MeanSquaredError(output.Apply(features.Apply(input.Apply(x))), y);
        }

        /// <summary>With respect to its input too.</summary>
        public sealed partial class Inputs : Model
        {
            private readonly Linear hidden = new(4, 4, Activation.Tanh, seed: 1);
            private readonly Linear output = new(4, 2, seed: 2);

            /// <summary>The loss.</summary>
            [Differentiable(nameof(x))]
            public float Loss(Matrix x, Matrix y) => Losses.MeanSquaredError(output.Apply(x + hidden.Apply(x)), y);
        }
        """;
}
