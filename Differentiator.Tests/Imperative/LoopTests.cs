using Differentiator.Generator.IR;
using Differentiator.Tests.Emit;
using Xunit;
using static Differentiator.Tests.Imperative.Build;

namespace Differentiator.Tests.Imperative;

public sealed class LoopTests
{
    private readonly Build b = new();

    [Fact]
    public void A_fused_reduction_accumulates_in_locals()
    {
        Local w = b.Parameter("w"), x = b.Parameter("x", Vector), slot = b.Parameter("wGradient", passBy: PassBy.Out);
        Local i = b.User("i", IrType.Int32), error = b.User("error");
        Local sum0 = b.User("sum"), sum1 = b.User("sum"), sum2 = b.User("sum");
        Local adjoint0 = b.Temporary("wAdjoint"), adjoint1 = b.Temporary("wAdjoint"), adjoint2 = b.Temporary("wAdjoint");
        Local errorAdjoint = b.Temporary("errorAdjoint");
        var loop = For(
            i,
            new Length(x),
            [new Carried(sum0, Number(0), sum2), new Carried(adjoint0, Number(0), adjoint2)],
            Region(
                [
                    Let(error, w * At(x, i), Forward("error = w * x[i]")),
                    Let(sum1, sum0 + error * error, Forward("sum += error * error")),
                    Let(errorAdjoint, 2 * error, Reverse("sum += error * error")),
                    Let(adjoint1, adjoint0 + errorAdjoint * At(x, i), Reverse("error = w * x[i]")),
                ],
                sum1,
                adjoint1));
        Function function = b.Function([loop], adjoint2, sum2);

        Assert.Equal(
            """
            double sum = 0, wAdjoint = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double error = w * x[i];
                sum += error * error;

                // sum += error * error
                double errorAdjoint = 2 * error;
                // error = w * x[i]
                wAdjoint += errorAdjoint * x[i];
            }
            wGradient = wAdjoint;
            return sum;

            """,
            EmittedCode.Body(function));
        EmittedCode.Compile(EmittedCode.Method(function, "double"));
        _ = slot;
    }

    [Fact]
    public void Swapped_values_are_assigned_together()
    {
        Local n = b.Parameter("n", IrType.Int32), i = b.User("i", IrType.Int32);
        Local a = b.User("a"), other = b.User("b"), a1 = b.User("a"), b1 = b.User("b");
        var loop = For(i, n, [new Carried(a, Number(1), a1), new Carried(other, Number(2), b1)], Region([], other, a));
        Function function = b.Function([loop], a1 - b1);

        Assert.Equal(
            """
            double a = 1, b = 2;
            for (int i = 0; i < n; i++)
            {
                (a, b) = (b, a);
            }
            return a - b;

            """,
            EmittedCode.Body(function));
        Assert.Equal(1.0, EmittedCode.Run(function, "double", 3));
    }

    [Fact]
    public void The_next_pair_of_a_recurrence_is_computed_before_either_changes()
    {
        Local n = b.Parameter("n", IrType.Int32), i = b.User("i", IrType.Int32);
        Local a = b.User("a"), other = b.User("b"), a1 = b.User("a"), b1 = b.User("b"), next = b.User("b");
        var loop = For(
            i, n, [new Carried(a, Number(0), a1), new Carried(other, Number(1), b1)], Region([Let(next, a + other)], other, next));
        Function function = b.Function([loop], a1);

        Assert.Equal(
            """
            double a = 0, b = 1;
            for (int i = 0; i < n; i++)
            {
                double b1 = a + b;
                a = b;
                b = b1;
            }
            return a;

            """,
            EmittedCode.Body(function));
        Assert.Equal(55.0, EmittedCode.Run(function, "double", 10));
    }

    [Fact]
    public void An_initial_value_that_is_needed_later_is_copied()
    {
        Local n = b.Parameter("n", IrType.Int32), x = b.Parameter("x"), i = b.User("i", IrType.Int32);
        Local start = b.User("start"), s = b.User("s"), s1 = b.User("s");
        var loop = For(i, n, [new Carried(s, start, s1)], Region([], s * start));
        Function function = b.Function([Let(start, x + 1), loop], s1 / start);
        Assert.Equal(
            """
            double start = x + 1;
            double s = start;
            for (int i = 0; i < n; i++)
            {
                s *= start;
            }
            return s / start;

            """,
            EmittedCode.Body(function));
        Assert.Equal(8.0, EmittedCode.Run(function, "double", 3, 1.0));
    }

    [Fact]
    public void Scratch_comes_from_the_stack_or_the_pool_and_loops_run_backwards()
    {
        Local x = b.Parameter("x", Vector), gradient = b.Parameter("xGradient", Destination);
        Local products = b.Temporary("products", Destination), i = b.User("i", IrType.Int32), j = b.User("i", IrType.Int32);
        Local p0 = b.User("product"), p1 = b.User("product"), p2 = b.User("product");
        Local a0 = b.Temporary("productAdjoint"), a1 = b.Temporary("productAdjoint"), a2 = b.Temporary("productAdjoint");
        const string source = "product *= factor";
        Function function = b.Function(
            [
                new Scratch(products, new Length(x), "product before each iteration", Origin.None),
                For(
                    i,
                    new Length(x),
                    [new Carried(p0, Number(1), p2)],
                    Region(
                        [
                            new Store(products, i, p0, Accumulates: false, Forward(source)),
                            Let(p1, p0 * At(x, i), Forward(source)),
                        ],
                        p1)),
                new For(
                    j,
                    new LoopRange(new Length(x) - Int(1), Int(0), -1, IsInclusive: true),
                    EquatableArray.Of(new Carried(a0, Number(1), a2)),
                    Region(
                        [
                            new Store(gradient, j, a0 * At(products, j), Accumulates: false, Reverse(source)),
                            Let(a1, a0 * At(x, j), Reverse(source)),
                        ],
                        a1),
                    Reverse("foreach")),
            ],
            p2);

        Assert.Equal(
            """
            using Scratch<double> scratch = new(x.Length, stackalloc double[64]);
            Span<double> products = scratch.Span; // product before each iteration: 8 bytes

            // forward
            double product = 1;
            for (int i = 0; i < x.Length; i++)
            {
                products[i] = product;
                product *= x[i];
            }

            // reverse
            double productAdjoint = 1;
            for (int i = x.Length - 1; i >= 0; i--)
            {
                // product *= factor
                xGradient[i] = productAdjoint * products[i];
                productAdjoint *= x[i];
            }
            return product;

            """,
            EmittedCode.Body(function));
        EmittedCode.Compile(EmittedCode.Method(function, "double"));
    }

    [Fact]
    public void Nested_loops_carry_one_variable()
    {
        Local x = b.Parameter("x", Vector), i = b.User("i", IrType.Int32), j = b.User("j", IrType.Int32);
        Local outer0 = b.User("sum"), outer1 = b.User("sum"), inner0 = b.User("sum"), inner1 = b.User("sum");
        var inner = For(j, i, [new Carried(inner0, outer0, inner1)], Region([], inner0 + At(x, j)));
        var outer = For(i, new Length(x), [new Carried(outer0, Number(0), outer1)], Region([inner], inner1));
        Assert.Equal(
            """
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    sum += x[j];
                }
            }
            return sum;

            """,
            EmittedCode.Body(b.Function([outer], outer1)));
    }

    [Fact]
    public void An_end_that_could_change_is_evaluated_once()
    {
        Local x = b.Parameter("x", new SpanType(IrType.Int32, false)), i = b.User("i", IrType.Int32);
        var loop = For(i, At(x, Int(0)), [], Region([new Store(x, i, i, Accumulates: false, Origin.None)]));
        Assert.Equal(
            """
            int end = x[0];
            for (int i = 0; i < end; i++)
            {
                x[i] = i;
            }

            """,
            EmittedCode.Body(b.Function([loop])));
    }

    [Fact]
    public void Negative_contributions_are_subtracted_from_elements()
    {
        Local x = b.Parameter("x"), gradient = b.Parameter("gradient", Destination);
        Assert.Equal(
            "gradient[0] -= x * 2;\n",
            EmittedCode.Body(b.Function([new Store(gradient, Int(0), -x * x.Constant(2), Accumulates: true, Origin.None)])));
    }
}
