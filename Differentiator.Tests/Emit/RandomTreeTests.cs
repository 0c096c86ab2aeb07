using System;
using System.Linq;
using System.Reflection;
using System.Text;
using Differentiator.Generator.Emit;
using Differentiator.Generator.IR;
using Xunit;

namespace Differentiator.Tests.Emit;

public sealed class RandomTreeTests
{
    [Fact]
    public void What_is_written_computes_the_tree()
    {
        Local[] scope =
        [
            new(0, "a", IrType.Double, LocalRole.Parameter), new(1, "b", IrType.Double, LocalRole.Parameter),
            new(2, "i", IrType.Int32, LocalRole.Parameter), new(3, "j", IrType.Int32, LocalRole.Parameter),
        ];
        var trees = new RandomTrees(new Random(1));
        Expr[] expressions = [.. Enumerable.Range(0, 500).Select(n => n % 2 == 0 ? trees.Double(scope, 5) : trees.Int(scope, 5))];

        var names = new FrameworkNames("", []);
        var writer = new ExpressionWriter(names, new TypeNames(names));
        var source = new StringBuilder("#pragma warning disable CS1718, CS0220\nusing System; static class Trees {\n");
        for (int n = 0; n < expressions.Length; n++)
            source.Append($"public static {(n % 2 == 0 ? "double" : "int")} T{n}(double a, double b, int i, int j) => {writer.Value(expressions[n])};\n");
        Type compiled = EmittedCode.Compile(source.Append('}').ToString()).GetType("Trees")!;

        for (int n = 0; n < expressions.Length; n++)
        {
            MethodInfo method = compiled.GetMethod($"T{n}")!;
            foreach (object[] arguments in new object[][] { [1.5, -0.25, 3, -2], [0.0, 1e300, 7, 0], [-0.0, double.NaN, int.MinValue, 1] })
            {
                var values = arguments.Select((value, k) => (value, k)).ToDictionary(item => item.k, item => item.value);
                object expected = Interpreter.Evaluate(expressions[n], values), actual = method.Invoke(null, arguments)!;
                Assert.True(AreSame(expected, actual), $"{writer.Value(expressions[n])}: {expected}, {actual}");
            }
        }
    }

    /// <summary>Equal bit by bit, but for the sign and payload of NaN, which C# leaves open.</summary>
    internal static bool AreSame(object expected, object actual) => (expected, actual) switch
    {
        (double one, double other) => (double.IsNaN(one) && double.IsNaN(other))
            || BitConverter.DoubleToInt64Bits(one) == BitConverter.DoubleToInt64Bits(other),
        _ => Equals(expected, actual),
    };
}
