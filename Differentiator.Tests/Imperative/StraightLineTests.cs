using Differentiator.Generator.IR;
using Differentiator.Tests.Emit;
using Xunit;
using static Differentiator.Tests.Imperative.Build;

namespace Differentiator.Tests.Imperative;

public sealed class StraightLineTests
{
    private readonly Build b = new();

    [Fact]
    public void Sweeps_are_titled_and_slots_assigned_where_their_value_is_defined()
    {
        Local w = b.Parameter("w"), x = b.Parameter("x"), slot = b.Parameter("wGradient", passBy: PassBy.Out);
        Local error = b.User("error"), adjoint = b.Temporary("errorAdjoint"), result = b.Temporary("wAdjoint");
        Function function = b.Function(
            [
                Let(error, 1.0 - w * x, Forward("error = 1.0 - w * x")),
                Let(adjoint, 2 * error, Reverse("return error * error")),
                Let(result, -adjoint * x, Reverse("error = 1.0 - w * x")),
            ],
            result,
            error * error);

        Assert.Equal(
            """
            // forward
            double error = 1 - w * x;

            // reverse
            // return error * error
            double errorAdjoint = 2 * error;
            // error = 1.0 - w * x
            wGradient = -errorAdjoint * x;
            return error * error;

            """,
            EmittedCode.Body(function));
        object?[] arguments = [2.0, 3.0, null];
        Assert.Equal(25.0, EmittedCode.Run(function, "double", arguments));
        Assert.Equal(30.0, arguments[2]);
        _ = slot;
    }

    [Fact]
    public void Versions_of_a_variable_share_it_where_they_are_not_needed_together()
    {
        Local x = b.Parameter("x"), t0 = b.User("t"), t1 = b.User("t");
        Assert.Equal(
            """
            double t = x + 1;
            t *= t;
            return t;

            """,
            EmittedCode.Body(b.Function([Let(t0, x + 1), Let(t1, t0 * t0)], t1)));
    }

    [Fact]
    public void Versions_of_a_variable_that_are_needed_together_are_numbered()
    {
        Local x = b.Parameter("x"), t0 = b.User("t"), t1 = b.User("t");
        Assert.Equal(
            """
            double t = x + 1;
            double t1 = t * x;
            return t / t1;

            """,
            EmittedCode.Body(b.Function([Let(t0, x + 1), Let(t1, t0 * x)], t0 / t1)));
    }

    [Fact]
    public void A_parameter_that_the_method_assigns_is_assigned()
    {
        Local x = b.Parameter("x"), x1 = b.User("x");
        Assert.Equal("x *= 2;\nreturn x;\n", EmittedCode.Body(b.Function([Let(x1, x * x.Constant(2))], x1)));
    }

    [Fact]
    public void A_parameter_that_is_needed_later_keeps_its_value()
    {
        Local x = b.Parameter("x"), x1 = b.User("x");
        Assert.Equal("double x1 = x * 2;\nreturn x1 + x;\n", EmittedCode.Body(b.Function([Let(x1, x * x.Constant(2))], x1 + x)));
    }

    [Fact]
    public void Accumulators_are_added_to()
    {
        Local x = b.Parameter("x"), slot = b.Parameter("xGradient", passBy: PassBy.Ref);
        Function function = b.Function([], slot + -(x * x));
        Assert.Equal("xGradient -= x * x;\n", EmittedCode.Body(function));
    }

    [Fact]
    public void Several_contributions_go_straight_into_the_accumulator()
    {
        Local x = b.Parameter("x"), slot = b.Parameter("xGradient", passBy: PassBy.Ref);
        Local first = b.Temporary("xAdjoint"), second = b.Temporary("xAdjoint");
        Assert.Equal(
            "xGradient += x;\nxGradient += x * x;\n",
            EmittedCode.Body(b.Function([Let(first, slot + x), Let(second, first + x * x)], second)));
    }

    [Fact]
    public void A_slot_takes_the_last_version_of_an_adjoint()
    {
        Local x = b.Parameter("x");
        b.Parameter("aGradient", passBy: PassBy.Out);
        b.Parameter("bGradient", passBy: PassBy.Out);
        Local first = b.Temporary("xAdjoint"), second = b.Temporary("xAdjoint"), other = b.Temporary("yAdjoint");
        Assert.Equal(
            "double xAdjoint = 2 * x;\nbGradient = xAdjoint * x;\naGradient = xAdjoint + x;\nreturn x;\n",
            EmittedCode.Body(b.Function([Let(first, 2 * x), Let(other, first * x), Let(second, first + x)], second, other, x)));
    }

    [Fact]
    public void Subtraction_keeps_the_parentheses_of_its_right_side()
    {
        Local x = b.Parameter("x"), t0 = b.User("t"), t1 = b.User("t");
        Assert.Equal(
            "double t = x;\nt -= x - (1 - t);\nreturn t;\n",
            EmittedCode.Body(b.Function([Let(t0, x), Let(t1, t0 - (x - (1 - t0)))], t1)));
    }

    [Fact]
    public void A_value_that_is_read_again_goes_to_its_slot_at_the_end()
    {
        Local x = b.Parameter("x"), first = b.Parameter("aGradient", passBy: PassBy.Out), second = b.Parameter("bGradient", passBy: PassBy.Out);
        Local adjoint = b.Temporary("adjoint");
        Assert.Equal(
            "double adjoint = 2 * x;\naGradient = adjoint;\nbGradient = adjoint * x;\nreturn x;\n",
            EmittedCode.Body(b.Function([Let(adjoint, 2 * x)], adjoint, adjoint * x, x)));
        _ = (first, second);
    }

    [Fact]
    public void One_value_for_two_slots_is_computed_once()
    {
        Local x = b.Parameter("x");
        b.Parameter("aGradient", passBy: PassBy.Out);
        b.Parameter("bGradient", passBy: PassBy.Out);
        Local adjoint = b.Temporary("adjoint");
        Assert.Equal(
            "aGradient = 2 * x;\nbGradient = aGradient;\nreturn x;\n",
            EmittedCode.Body(b.Function([Let(adjoint, 2 * x)], adjoint, adjoint, x)));
    }

    [Fact]
    public void A_value_computed_from_an_old_accumulator_is_saved_before_the_accumulator_changes()
    {
        Local x = b.Parameter("x"), slot = b.Parameter("xGradient", passBy: PassBy.Ref);
        Assert.Equal(
            "double result = xGradient * 2;\nxGradient += x;\nreturn result;\n",
            EmittedCode.Body(b.Function([], slot + x, slot * slot.Constant(2))));
    }

    [Fact]
    public void Keywords_and_names_of_parameters_are_avoided()
    {
        Local x = b.Parameter("x"), key = b.User("class"), shadow = b.Temporary("x"), other = b.Temporary("class");
        Assert.Equal(
            "double @class = x + 1;\ndouble x1 = x * @class;\ndouble class1 = x1 * @class;\nreturn class1 + x1 * @class + x;\n",
            EmittedCode.Body(b.Function([Let(key, x + 1), Let(shadow, x * key), Let(other, shadow * key)], other + shadow * key + x)));
    }

    [Fact]
    public void The_same_function_is_written_the_same_way_twice()
    {
        Local x = b.Parameter("x"), t = b.User("t");
        Function function = b.Function([Let(t, x + 1)], t * t);
        Assert.Equal(
            Generator.Transform.Imperative.ImperativeForm.Of(function),
            Generator.Transform.Imperative.ImperativeForm.Of(function));
    }
}
