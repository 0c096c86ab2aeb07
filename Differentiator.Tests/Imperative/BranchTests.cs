using Differentiator.Generator.IR;
using Differentiator.Tests.Emit;
using Xunit;
using static Differentiator.Tests.Imperative.Build;

namespace Differentiator.Tests.Imperative;

public sealed class BranchTests
{
    private readonly Build b = new();

    [Fact]
    public void A_result_of_both_branches_is_declared_before_them()
    {
        Local x = b.Parameter("x"), y = b.User("y"), then = b.User("y");
        Function function = b.Function([If(x > 0, Region([Let(then, x * x)], then), Region([], -x), y)], y + 1);
        Assert.Equal(
            """
            double y;
            if (x > 0)
            {
                y = x * x;
            }
            else
            {
                y = -x;
            }
            return y + 1;

            """,
            EmittedCode.Body(function));
        Assert.Equal(3.0, EmittedCode.Run(function, "double", -2.0));
    }

    [Fact]
    public void A_branch_with_nothing_to_do_is_left_out()
    {
        Local x = b.Parameter("x"), t0 = b.User("t"), t1 = b.User("t");
        Function function = b.Function([Let(t0, x + 1), If(x > 0, Region([], t0 * t0.Constant(2)), Region([], t0), t1)], t1);
        Assert.Equal("double t = x + 1;\nif (x > 0)\n{\n    t *= 2;\n}\nreturn t;\n", EmittedCode.Body(function));
    }

    [Fact]
    public void The_condition_is_inverted_if_only_the_else_branch_does_something()
    {
        Local x = b.Parameter("x"), t0 = b.User("t"), t1 = b.User("t");
        Function function = b.Function([Let(t0, x + 1), If(x > 0, Region([], t0), Region([], t0 * t0.Constant(2)), t1)], t1);
        Assert.Equal("double t = x + 1;\nif (!(x > 0))\n{\n    t *= 2;\n}\nreturn t;\n", EmittedCode.Body(function));
    }

    [Fact]
    public void Branches_write_into_slots()
    {
        Local x = b.Parameter("x");
        b.Parameter("xGradient", passBy: PassBy.Out);
        Local result = b.Temporary("xAdjoint");
        Function function = b.Function([If(x > 0, Region([], 2 * x), Region([], Number(0)), result)], result, x);
        Assert.Equal(
            "if (x > 0)\n{\n    xGradient = 2 * x;\n}\nelse\n{\n    xGradient = 0;\n}\nreturn x;\n",
            EmittedCode.Body(function));
    }

    [Fact]
    public void Else_if_is_written_in_one_line()
    {
        Local x = b.Parameter("x"), y = b.User("y"), inner = b.User("y");
        Function function = b.Function(
            [If(x > 1, Region([], Number(1)), Region([If(x < -1.0, Region([], Number(-1)), Region([], x), inner)], inner), y)], y);
        Assert.Equal(
            "double y;\nif (x > 1)\n{\n    y = 1;\n}\nelse if (x < -1)\n{\n    y = -1;\n}\nelse\n{\n    y = x;\n}\nreturn y;\n",
            EmittedCode.Body(function));
    }

    [Fact]
    public void Variables_of_disjoint_blocks_may_share_a_name()
    {
        Local x = b.Parameter("x"), y = b.User("y"), first = b.Temporary("square"), second = b.Temporary("square");
        Function function = b.Function(
            [If(x > 0, Region([Let(first, x * x)], first * first), Region([Let(second, x - 1)], second * second), y)], y);
        Assert.Equal(
            "double y;\nif (x > 0)\n{\n    double square = x * x;\n    y = square * square;\n}\nelse\n{\n    double square = x - 1;\n"
            + "    y = square * square;\n}\nreturn y;\n",
            EmittedCode.Body(function));
        EmittedCode.Compile(EmittedCode.Method(function, "double"));
    }
}
