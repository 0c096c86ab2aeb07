using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Differentiator.Generator.IR;
using Differentiator.Tests.Emit;
using Xunit;

namespace Differentiator.Tests.Imperative;

public sealed class RandomFunctionTests
{
    private const int Functions = 300;

    [Fact]
    public void Variables_compute_what_the_values_do()
    {
        Function[] functions = [.. Enumerable.Range(0, Functions).Select(seed => new RandomFunction(seed).Make())];
        var source = new StringBuilder("#pragma warning disable CS1718, CS0219, CS0220\nusing System; static class Code {\n");
        for (int n = 0; n < Functions; n++)
        {
            source.Append($"public static double F{n}(double a, int n, out double first, ref double second) {{\n");
            source.Append(EmittedCode.Body(functions[n])).Append("}\n");
        }

        Type compiled = EmittedCode.Compile(source.Append('}').ToString()).GetType("Code")!;
        for (int n = 0; n < Functions; n++)
        {
            foreach ((double a, int count) in new[] { (1.5, 0), (-0.5, 1), (0.75, 4) })
            {
                object[] expected = Interpreter.Run(functions[n], a, count, 0.0, 2.5);
                object?[] arguments = [a, count, 0.0, 2.5];
                object result = compiled.GetMethod($"F{n}")!.Invoke(null, arguments)!;
                bool isSame = RandomTreeTests.AreSame(expected[0], arguments[2]!)
                    && RandomTreeTests.AreSame(expected[1], arguments[3]!)
                    && RandomTreeTests.AreSame(expected[2], result);
                Assert.True(isSame, $"({a}, {count}): ({string.Join(", ", expected)}) is not ({arguments[2]}, {arguments[3]}, {result})\n"
                    + EmittedCode.Body(functions[n]));
            }
        }
    }

    /// <summary>Makes functions with loops and branches whose values are copied, swapped and carried in every way.</summary>
    private sealed class RandomFunction
    {
        private static readonly string[] Names = ["s", "t", "u"];
        private readonly Random random;
        private readonly RandomTrees trees;
        private readonly Build b = new();

        public RandomFunction(int seed)
        {
            random = new Random(seed);
            trees = new RandomTrees(random);
        }

        public Function Make()
        {
            Local a = b.Parameter("a"), n = b.Parameter("n", IrType.Int32);
            b.Parameter("first", passBy: PassBy.Out);
            Local second = b.Parameter("second", passBy: PassBy.Ref);
            Region body = Region([a, n, second], statements: 5, yields: 3, depth: 2);
            return b.Function(body.Statements, [.. body.Yields]);
        }

        private Region Region(IEnumerable<Local> outer, int statements, int yields, int depth)
        {
            List<Local> scope = [.. outer];
            List<Stmt> result = [];
            for (int k = 0; k < statements; k++)
                result.Add(Statement(scope, depth));
            return Build.Region(result, [.. Enumerable.Range(0, yields).Select(_ => Value(scope))]);
        }

        private Stmt Statement(List<Local> scope, int depth)
        {
            int kind = depth > 0 ? random.Next(5) : 0;
            int results = random.Next(1, 4);
            if (kind == 3)
            {
                Region whenTrue = Region(scope, random.Next(3), results, depth - 1), whenFalse = Region(scope, random.Next(3), results, depth - 1);
                Expr condition = trees.Bool(scope, 1);
                Local[] merged = [.. Enumerable.Range(0, results).Select(_ => Fresh())];
                scope.AddRange(merged);
                return Build.If(condition, whenTrue, whenFalse, merged);
            }

            if (kind == 4)
            {
                Carried[] carried = [.. Enumerable.Range(0, results).Select(_ => new Carried(Fresh(), Value(scope), Fresh()))];
                Local index = b.User("i", IrType.Int32);
                Region body = Region(
                    scope.Append(index).Concat(carried.Select(item => item.Parameter)), random.Next(4), results, depth - 1);
                Local count = scope.First(local => local.Name == "n");
                scope.AddRange(carried.Select(item => item.Result));
                return Build.For(index, count, carried, body);
            }

            Local target = Fresh();
            Expr value = Value(scope);
            scope.Add(target);
            return Build.Let(target, value);
        }

        // Copies of recent values make the interesting cases.
        private Expr Value(List<Local> scope)
        {
            Local[] doubles = [.. scope.Where(local => local.Type == IrType.Double)];
            return random.Next(2) == 0 ? doubles[^(1 + random.Next(Math.Min(4, doubles.Length)))] : trees.Double(scope, 2);
        }

        private Local Fresh() => random.Next(2) == 0 ? b.User(trees.Pick(Names)) : b.Temporary(trees.Pick(Names));
    }
}
