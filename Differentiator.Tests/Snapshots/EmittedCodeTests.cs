using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Differentiator.Tests.Architecture;
using Differentiator.Tests.Infrastructure.Harness;
using Differentiator.Tests.Infrastructure.Snapshots;
using VerifyXunit;
using Xunit;

namespace Differentiator.Tests.Snapshots;

/// <summary>What users read: one program per shape. A change here is reviewed like code.</summary>
[UsesVerify]
public sealed class EmittedCodeTests
{
    [Fact]
    public Task A_straight_line_with_a_call() => Verify("""
        public static double Predict(double w1, double w2, double x1, double x2) => w1 * x1 - w2 * x2 + 1;

        /// <summary>The squared error.</summary>
        [Differentiable(nameof(w1), nameof(w2))]
        public static double Loss(double w1, double w2, double x1, double x2)
        {
            double error = 1.0 - Predict(w1, w2, x1, x2);
            return error * error;
        }
        """);

    [Fact]
    public Task Two_results() => Verify("""
        /// <summary>Mean and variance.</summary>
        [Differentiable]
        public static (double Mean, double Variance) Moments(ReadOnlySpan<double> x)
        {
            double sum = 0, squares = 0;
            foreach (double value in x)
            {
                sum += value;
                squares += value * value;
            }

            double mean = sum / x.Length;
            return (mean, squares / x.Length - mean * mean);
        }
        """);

    [Fact]
    public Task An_array_as_result() => Verify("""
        /// <summary>Products of neighbours.</summary>
        [Differentiable]
        public static double[] Products(double[] x)
        {
            double[] products = new double[x.Length];
            for (int i = 1; i < x.Length; i++)
                products[i] = x[i] * x[i - 1];
            return products;
        }
        """);

    [Fact]
    public Task A_Jacobian() => Verify("""
        /// <summary>Differences from a line.</summary>
        [Differentiable(nameof(slope), nameof(offset), Derivatives = Derivatives.Jacobian)]
        public static void Residuals(double slope, double offset, ReadOnlySpan<double> x, Span<double> residuals)
        {
            for (int i = 0; i < x.Length; i++)
                residuals[i] -= slope * x[i] + offset;
        }
        """);

    [Fact]
    public Task A_Jacobian_of_many_columns() => Verify("""
        /// <summary>The end of an arm.</summary>
        [Differentiable(Derivatives = Derivatives.Jacobian)]
        public static (double X, double Y, double Bend) Reach(ReadOnlySpan<double> angles)
        {
            double angle = 0, x = 0, y = 0, bend = 0;
            for (int i = 0; i < angles.Length; i++)
            {
                angle += angles[i];
                x += Math.Cos(angle);
                y += Math.Sin(angle);
                bend += angles[i] * angles[i];
            }

            return (x, y, bend);
        }
        """);

    [Fact]
    public Task A_Jacobian_of_two_rows() => Verify("""
        /// <summary>A point, turned.</summary>
        [Differentiable(Derivatives = Derivatives.Jacobian)]
        public static (double X, double Y) Turned(double[] point, double x, double y)
        {
            double square = x * x + y * y, cos = 1, sin = 0;
            if (square > 0)
            {
                double angle = Math.Sqrt(square);
                cos = Math.Cos(angle);
                sin = Math.Sin(angle);
            }

            return (cos * point[0] - sin * point[1], sin * point[0] + cos * point[1]);
        }
        """);

    [Fact]
    public Task Without_the_optimizer() => Verify(
        """
        /// <summary>The squared error.</summary>
        [Differentiable]
        public static double Loss(double w, double x)
        {
            double error = 1.0 - w * x;
            return error * error;
        }
        """,
        HarnessOptions.Unoptimized);

    [Fact]
    public Task A_mean_squared_error() => Verify("""
        /// <summary>The mean squared error of a straight line.</summary>
        [Differentiable(nameof(w), nameof(b))]
        public static double MeanSquaredError(double w, double b, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double error = w * x[i] + b - y[i];
                sum += error * error;
            }

            return sum / x.Length;
        }
        """);

    [Fact]
    public Task A_mean_squared_error_in_vectors() => Verify("""
        /// <summary>The mean squared error of a straight line.</summary>
        [Differentiable(nameof(w), nameof(b), Derivatives = Derivatives.Gradient, Fast = true)]
        public static double FastError(double w, double b, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double error = w * x[i] + b - y[i];
                sum += error * error;
            }

            return sum / x.Length;
        }
        """);

    [Fact]
    public Task A_mixture_of_bumps_in_vectors() => Verify("""
        /// <summary>How well some bumps cover points of the plane.</summary>
        [Differentiable(nameof(heights), nameof(centers), Derivatives = Derivatives.Gradient, Fast = true)]
        public static double Coverage(ReadOnlySpan<double> points, double[] heights, double[][] centers)
        {
            double sum = 0;
            for (int i = 0; i < points.Length / 2; i++)
            {
                ReadOnlySpan<double> point = points.Slice(i * 2, 2);
                double cover = 0;
                for (int k = 0; k < heights.Length; k++)
                {
                    double square = 0;
                    for (int j = 0; j < point.Length; j++)
                        square += (point[j] - centers[k][j]) * (point[j] - centers[k][j]);
                    cover += heights[k] * Math.Exp(-square);
                }

                if (cover > 0)
                    sum += Math.Log(cover);
            }

            return sum;
        }
        """);

    [Fact]
    public Task Scratch_memory_of_the_caller() => Verify("""
        /// <summary>A recurrence over a part of its input.</summary>
        [Differentiable(nameof(w), Derivatives = Derivatives.Gradient, CallerScratch = true)]
        public static double Memory(double w, ReadOnlySpan<double> x, int skipped)
        {
            if (x.Length == 0)
                return w;
            double state = 0;
            for (int i = skipped; i < x.Length; i++)
                state = Math.Tanh(w * state + x[i]);
            for (int i = 0; i < x.Length; i++)
                state = Math.Sin(w * state);
            return state;
        }
        """);

    [Fact]
    public Task A_row_of_weights_in_vectors() => Verify("""
        /// <summary>A weighted sum under a smooth threshold, and the roots of what is above it.</summary>
        [Differentiable(nameof(weights), Derivatives = Derivatives.Vjp, Fast = true)]
        public static float Activation(ReadOnlySpan<float> weights, ReadOnlySpan<float> x, int row)
        {
            float sum = 0, roots = 0;
            for (int j = 0; j < weights.Length; j++)
                sum += weights[j] * x[row * weights.Length + j];
            for (int j = weights.Length - 1; j >= 0; j--)
            {
                if (weights[j] > 1)
                    roots += MathF.Sqrt(weights[j] - 1);
            }

            return MathF.Tanh(sum) + roots;
        }
        """);

    [Fact]
    public Task A_Hessian() => Verify("""
        /// <summary>A narrow valley.</summary>
        [Differentiable(Derivatives = Derivatives.Hessian)]
        public static double Rosenbrock(double x, double y)
        {
            double a = 1 - x;
            double b = y - x * x;
            return a * a + 100 * b * b;
        }
        """);

    [Fact]
    public Task A_Hessian_of_a_loop() => Verify("""
        /// <summary>A smooth maximum.</summary>
        [Differentiable(Derivatives = Derivatives.Hessian)]
        public static double LogSumExp(ReadOnlySpan<double> x)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
                sum += Math.Exp(x[i]);
            return Math.Log(sum);
        }
        """);

    [Fact]
    public Task Functions_that_a_library_computes_in_place() => Verify("""
        /// <summary>The activity of neurons.</summary>
        [Differentiable(Derivatives = Derivatives.Gradient)]
        public static double Activity(double[] inputs, double[] weights)
        {
            double[] active = new double[inputs.Length];
            System.Numerics.Tensors.TensorPrimitives.Exp<double>(inputs, active);
            System.Numerics.Tensors.TensorPrimitives.Multiply<double>(active, weights, active);
            return System.Numerics.Tensors.TensorPrimitives.Sum<double>(active);
        }
        """);

    [Fact]
    public Task A_gradient_with_respect_to_a_structure() => Verify("""
        /// <summary>A straight line.</summary>
        public readonly partial record struct Line(double Slope, double Offset)
        {
            /// <summary>The value at x.</summary>
            [Differentiable("this", nameof(x))]
            public double At(double x) => Slope * x + Offset;
        }

        /// <summary>The squared error.</summary>
        [Differentiable(nameof(line))]
        public static double Loss(Line line, double x, double y)
        {
            double error = line.At(x) - y;
            return error * error;
        }
        """);

    [Fact]
    public Task A_parameter_by_reference() => Verify("""
        /// <summary>A step of a recurrence.</summary>
        [Differentiable(nameof(state))]
        public static double Step(ref double state, double gain)
        {
            double before = state;
            state = before + gain * Math.Sin(before);
            return state * before;
        }
        """);

    [Fact]
    public Task Structures() => Verify("""
        /// <summary>A vector of the plane.</summary>
        public readonly record struct Vector(double X, double Y)
        {
            /// <summary>The distance from the origin.</summary>
            public double Length => Math.Sqrt(X * X + Y * Y);

            /// <summary>The sum.</summary>
            public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y);

            /// <summary>The product.</summary>
            public static Vector operator *(double s, Vector a) => new(s * a.X, s * a.Y);
        }

        private static (double sin, double cos) SinCos(double angle) => (Math.Sin(angle), Math.Cos(angle));

        /// <summary>The length of a vector that is turned and moved.</summary>
        [Differentiable]
        public static double Moved(double angle, double distance)
        {
            var (sin, cos) = SinCos(angle);
            Vector direction = new(cos, sin);
            Vector end = new Vector(1, 0) + distance * direction;
            return end.Length * direction.Y;
        }
        """);

    [Fact]
    public Task Methods_that_change_structures() => Verify("""
        private struct State
        {
            public double Position;
            public double Velocity;

            public void Step(double stiffness, double time)
            {
                Velocity -= stiffness * Position * time;
                Position += Velocity * time;
            }
        }

        /// <summary>The position of a spring after some steps.</summary>
        [Differentiable]
        public static double Spring(double stiffness, int steps)
        {
            var state = new State { Position = 1 };
            for (int i = 0; i < steps; i++)
                state.Step(stiffness, 0.1);
            return state.Position;
        }
        """);

    [Fact]
    public Task Local_functions_and_lambdas() => Verify("""
        private static double Simpson(Func<double, double> f, double a, double b) => (b - a) / 6 * (f(a) + 4 * f((a + b) / 2) + f(b));

        /// <summary>A quadrature with a penalty.</summary>
        [Differentiable]
        public static double Penalized(double w, double limit)
        {
            double penalty = 0;
            void Punish(double excess)
            {
                if (excess > 0)
                    penalty += excess * excess;
            }

            double area = Simpson(t => Math.Exp(-w * t), 0, limit);
            Punish(area - 1);
            Punish(w);
            return area + penalty;
        }
        """);

    [Fact]
    public Task A_product() => Verify("""
        /// <summary>The product of all elements.</summary>
        [Differentiable]
        public static double Product(ReadOnlySpan<double> x)
        {
            double product = 1;
            foreach (double factor in x)
                product *= factor;
            return product;
        }
        """);

    [Fact]
    public Task Neighbours() => Verify("""
        /// <summary>The chained function of Rosenbrock.</summary>
        [Differentiable]
        public static double Valley(ReadOnlySpan<double> x)
        {
            double sum = 0;
            for (int i = 0; i < x.Length - 1; i++)
            {
                double a = x[i + 1] - x[i] * x[i];
                double b = 1 - x[i];
                sum += 100 * a * a + b * b;
            }

            return sum;
        }
        """);

    [Fact]
    public Task A_running_maximum() => Verify("""
        /// <summary>The largest of some squares, and 1 more.</summary>
        [Differentiable]
        public static double Peak(ReadOnlySpan<double> x)
        {
            double max = 0;
            foreach (double value in x)
                max = Math.Max(max, value * value);
            return Math.Log(1 + max);
        }
        """);

    [Fact]
    public Task The_logarithm_of_a_sum_of_exponentials() => Verify("""
        /// <summary>The logarithm of a sum of exponentials, none of which is larger than 1.</summary>
        [Differentiable]
        public static double LogSum(ReadOnlySpan<double> x)
        {
            double max = double.NegativeInfinity;
            foreach (double value in x)
                max = Math.Max(max, value);
            double sum = 0;
            foreach (double value in x)
                sum += Math.Exp(value - max);
            return max + Math.Log(sum);
        }
        """);

    [Fact]
    public Task A_gradient_and_a_product_in_one_sweep() => Verify("""
        /// <summary>The squared distances of numbers to the closest of some centers.</summary>
        [Differentiable(nameof(centers), Derivatives = Derivatives.GradientHvp)]
        public static double Spread(ReadOnlySpan<double> x, ReadOnlySpan<double> centers)
        {
            double spread = 0;
            foreach (double each in x)
            {
                double closest = double.PositiveInfinity;
                foreach (double center in centers)
                    closest = Math.Min(closest, (each - center) * (each - center));
                spread += closest;
            }

            return spread;
        }
        """);

    [Fact]
    public Task Neighbours_of_a_gradient_and_a_product() => Verify("""
        /// <summary>A valley of many dimensions.</summary>
        [Differentiable(Derivatives = Derivatives.GradientHvp)]
        public static double Valley(ReadOnlySpan<double> x)
        {
            double sum = 0;
            for (int i = 0; i < x.Length - 1; i++)
            {
                double a = 1 - x[i], b = x[i + 1] - x[i] * x[i];
                sum += a * a + 100 * b * b;
            }

            return sum;
        }
        """);

    [Fact]
    public Task A_loop_until_it_converges() => Verify("""
        /// <summary>The root of a, by Newton's method.</summary>
        [Differentiable]
        public static double Root(double a)
        {
            double y = a;
            while (Math.Abs(y * y - a) > 1e-12 * a)
                y = 0.5 * (y + a / y);
            return y;
        }
        """);

    [Fact]
    public Task A_recurrence() => Verify("""
        /// <summary>A recurrent network of one neuron.</summary>
        [Differentiable(nameof(a), nameof(b))]
        public static double Recurrence(double a, double b, double[] x)
        {
            double state = 0;
            for (int t = 0; t < x.Length; t++)
                state = Math.Tanh(a * state + b * x[t]);
            return state;
        }
        """);

    [Fact]
    public Task Branches() => Verify("""
        /// <summary>A function in two pieces.</summary>
        [Differentiable]
        public static double Pieces(double x, double y)
        {
            double t = x * y;
            if (t > 1)
                t = Math.Log(t);
            else
                t = t * x;
            return t * t;
        }
        """);

    [Fact]
    public Task An_early_return() => Verify("""
        /// <summary>Zero for what is not positive.</summary>
        [Differentiable]
        public static double Root(double x, double y)
        {
            if (x <= 0)
                return 0;
            double root = Math.Sqrt(x);
            return root * y;
        }
        """);

    [Fact]
    public Task A_branch_in_a_loop() => Verify("""
        /// <summary>The Huber loss of residuals.</summary>
        [Differentiable(nameof(residuals))]
        public static float Huber(ReadOnlySpan<float> residuals, float delta)
        {
            float loss = 0;
            foreach (float residual in residuals)
            {
                float size = MathF.Abs(residual);
                if (size <= delta)
                    loss += 0.5f * residual * residual;
                else
                    loss += delta * (size - 0.5f * delta);
            }

            return loss;
        }
        """);

    [Fact]
    public Task The_root_of_a_sum() => Verify("""
        /// <summary>The length of a vector.</summary>
        [Differentiable]
        public static double Norm(double[] x)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
                sum += x[i] * x[i];
            return Math.Sqrt(sum);
        }
        """);

    [Fact]
    public Task An_array_written_in_place() => Verify("""
        /// <summary>The last of the running products.</summary>
        [Differentiable(nameof(a))]
        public static double RunningProduct(double[] a)
        {
            for (int i = 1; i < a.Length; i++)
                a[i] *= a[i - 1];
            return a[^1];
        }
        """);

    [Fact]
    public Task A_local_array() => Verify("""
        /// <summary>A network of one hidden layer.</summary>
        [Differentiable(nameof(weights), nameof(output), Derivatives = Derivatives.Gradient)]
        public static double Network(ReadOnlySpan<double> weights, ReadOnlySpan<double> output, ReadOnlySpan<double> x)
        {
            Span<double> hidden = stackalloc double[output.Length];
            for (int i = 0; i < hidden.Length; i++)
            {
                ReadOnlySpan<double> row = weights.Slice(i * x.Length, x.Length);
                double sum = 0;
                for (int j = 0; j < x.Length; j++)
                    sum += row[j] * x[j];
                hidden[i] = Math.Tanh(sum);
            }

            double y = 0;
            for (int i = 0; i < hidden.Length; i++)
                y += output[i] * hidden[i];
            return y * y;
        }
        """);

    [Fact]
    public Task Rows_of_lengths_that_differ() => Verify("""
        /// <summary>Products of what rows' beginnings weigh.</summary>
        [Differentiable(Derivatives = Derivatives.Gradient)]
        public static double Beginnings(double[] w, double[][] rows)
        {
            double[] squares = new double[rows.Length];
            double total = 0;
            foreach (double weight in w)
            {
                for (int k = 0; k < rows.Length; k++)
                {
                    double square = 0;
                    for (int end = 1; end <= rows[k].Length; end++)
                    {
                        double sum = 0;
                        for (int j = 0; j < end; j++)
                            sum += rows[k][j] * weight;
                        square += sum * sum;
                    }

                    squares[k] = square;
                }

                total += squares[0] * squares[1];
            }

            return total;
        }
        """);

    [Fact]
    public Task Nested_loops_that_write() => Verify("""
        /// <summary>The logarithm of a determinant, by Cholesky's factorization in place.</summary>
        [Differentiable(Derivatives = Derivatives.Gradient)]
        public static double LogDeterminant(double[] a, int n)
        {
            double logarithm = 0;
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    double sum = a[i * n + j];
                    for (int k = 0; k < j; k++)
                        sum -= a[i * n + k] * a[j * n + k];
                    if (i == j)
                        a[i * n + i] = Math.Sqrt(sum);
                    else
                        a[i * n + j] = sum / a[j * n + j];
                }

                logarithm += 2 * Math.Log(a[i * n + i]);
            }

            return logarithm;
        }
        """);

    [Fact]
    public Task Swapped_buffers() => Verify("""
        /// <summary>Relaxes the inner points of a line.</summary>
        [Differentiable(nameof(x), Derivatives = Derivatives.Gradient)]
        public static double Relaxed(ReadOnlySpan<double> x, int steps)
        {
            Span<double> now = stackalloc double[16], next = stackalloc double[16];
            x.CopyTo(now);
            x.CopyTo(next);
            for (int k = 0; k < steps; k++)
            {
                for (int i = 1; i < x.Length - 1; i++)
                    next[i] = now[i] + 0.1 * now[i - 1] * now[i + 1];
                Span<double> swap = now;
                now = next;
                next = swap;
            }

            return now[1];
        }
        """);

    [Fact]
    public Task An_array_of_structures() => Verify("""
        /// <summary>A mass on a spring.</summary>
        public struct Body
        {
            public double Position, Velocity;
            public int Id;
        }

        /// <summary>The energy after a step.</summary>
        [Differentiable(Derivatives = Derivatives.Gradient)]
        public static double Energy(Span<Body> bodies, double dt)
        {
            for (int i = 0; i < bodies.Length; i++)
            {
                bodies[i].Velocity -= bodies[i].Position * dt;
                bodies[i].Position += bodies[i].Velocity * dt;
            }

            double energy = 0;
            foreach (Body body in bodies)
                energy += body.Velocity * body.Velocity;
            return energy;
        }
        """);

    [Fact]
    public Task An_array_of_records() => Verify("""
        /// <summary>An interval.</summary>
        public readonly record struct Interval(double From, double To);

        /// <summary>The sum of products.</summary>
        [Differentiable]
        public static double Sum(Interval[] intervals)
        {
            double sum = 0;
            foreach (Interval interval in intervals)
                sum += interval.From * interval.To;
            return sum;
        }
        """);

    [Fact]
    public Task A_recursion() => Verify("""
        /// <summary>A power by repeated multiplication.</summary>
        [Differentiable(Derivatives = Derivatives.Gradient)]
        public static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);
        """);

    [Fact]
    public Task A_tangent() => Verify("""
        /// <summary>A recurrence with a stop, over numbers that it squares in place.</summary>
        [Differentiable(Derivatives = Derivatives.Jvp)]
        public static double Decayed(double[] x, double rate)
        {
            double state = 1;
            for (int i = 0; i < x.Length && state < 1e6; i++)
            {
                x[i] *= x[i];
                state = state * Math.Exp(-rate * x[i]) + x[i];
                if (state > 10)
                    state = Math.Sqrt(state);
            }
            return state / (1 + rate * rate);
        }
        """);

    [Fact]
    public Task A_classifier() => Verifier.Verify(Emitted.Targets(GeneratorHarness.Run("""
        using System;
        using Differentiator;

        namespace Digits;

        /// <summary>Classes of images.</summary>
        public sealed partial class Classifier : Model
        {
            private readonly Linear hidden = new(784, 256, Activation.Relu);
            private readonly Linear output = new(256, 10);

            /// <summary>How unlikely the labels are.</summary>
            /// <param name="images">A row for each image.</param>
            /// <param name="labels">The class of each.</param>
            [Differentiable(Derivatives = Derivatives.Gradient)]
            public float Loss(Matrix images, ReadOnlySpan<int> labels) =>
                Losses.CrossEntropy(output.Apply(hidden.Apply(images)), labels);
        }
        """)));

    [Fact]
    public Task A_loop_with_a_memory_budget() => Verify("""
        /// <summary>Growth to a limit.</summary>
        /// <param name="rate">Of growth.</param>
        /// <param name="x">The first size.</param>
        /// <param name="n">The number of generations.</param>
        [Differentiable(Derivatives = Derivatives.Gradient)]
        public static double Logistic(double rate, double x, int n)
        {
            foreach (int i in Checkpoint.Range(n, budget: 1 << 20))
                x = rate * x * (1 - x);
            return x;
        }
        """);

    [Fact]
    public Task An_array_in_a_loop_with_a_memory_budget() => Verify("""
        /// <summary>A transported quantity.</summary>
        /// <param name="u">The quantity, at first and in the end.</param>
        /// <param name="k">The step.</param>
        /// <param name="n">The number of steps.</param>
        /// <param name="budget">The bytes to keep.</param>
        [Differentiable(nameof(u), nameof(k), Derivatives = Derivatives.Gradient)]
        public static double Transport(double[] u, double k, int n, long budget)
        {
            foreach (int step in Checkpoint.Range(n, budget))
            {
                for (int i = u.Length - 1; i > 0; i--)
                    u[i] -= k * u[i] * (u[i] - u[i - 1]);
            }

            return u[^1];
        }
        """);

    /// <summary>The differentiable methods of the samples, from their own files.</summary>
    [Theory]
    [InlineData("GradientDescent/Neuron.cs")]
    [InlineData("LinearRegression/LinearModel.cs")]
    [InlineData("Theta/Proportion.cs")]
    [InlineData("CurveFit/CurveNetwork.cs")]
    public Task Samples(string path)
    {
        GeneratorRun run = GeneratorHarness.Run(Repository.Read("Differentiator.Samples/" + path));
        return Verifier.Verify(Emitted.Targets(run)).UseMethodName("Samples." + Path.GetFileNameWithoutExtension(path));
    }

    private static Task Verify(string members, HarnessOptions? options = null, [System.Runtime.CompilerServices.CallerFilePath] string sourceFile = "")
    {
        string source = string.Join('\n', members.Split('\n').Select(line => line.Length > 0 ? "    " + line : line));
        GeneratorRun run = GeneratorHarness.Run(options ?? HarnessOptions.Default, $$"""
            using System;
            using Differentiator;

            /// <summary>Examples.</summary>
            public static partial class Examples
            {
            {{source}}
            }
            """);
        return Verifier.Verify(Emitted.Targets(run), sourceFile: sourceFile);
    }
}
