using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Differentiator.Tests.Fuzz;

/// <summary>
/// Writes random methods of the language that the generator accepts. Indices stay in range and most operations stay away
/// from their singular points, so that most programs have a finite, smooth value.
/// </summary>
internal sealed partial class ProgramWriter(FuzzRandom random)
{
    private readonly List<Helper> helpers = [];

    /// <summary>Names of arrays that the method at hand writes.</summary>
    private readonly HashSet<string> written = [];
    private List<Variable> scope = [];
    private StringBuilder text = new();
    private int indent;
    private int nextName;
    private int loopDepth;
    private int statementsLeft;

    /// <summary>The type of most floating-point values of the method.</summary>
    private string real = "double";

    private string Library => real == "float" ? "MathF" : "Math";

    private sealed record Helper(string Name, string Result, IReadOnlyList<Variable> Parameters);

    public static FuzzProgram Write(ulong seed, int number)
    {
        FuzzRandom random = FuzzRandom.For(seed, number);
        return new ProgramWriter(random).Program(number);
    }

    private FuzzProgram Program(int number)
    {
        real = random.Chance(20) ? "float" : "double";
        string mainReal = real;
        var members = new StringBuilder();
        for (int count = random.Pick(0, 0, 0, 1, 1, 2); count > 0; count--)
        {
            Variable[] own = Parameters(random.Next(3) + 1, mayHaveArrays: random.Chance(30));
            string attribute = random.Chance(40) ? "[Differentiable]\n" : "";
            members.Append(Method(attribute + "private", $"H{helpers.Count}", own, statements: 1 + random.Next(4))).Append("\n\n");
            helpers.Add(new Helper($"H{helpers.Count}", real, [.. own.Select(p => p with { IsWritable = written.Contains(p.Name) })]));
        }

        real = mainReal;
        Variable[] parameters = Parameters(1 + random.Next(4), mayHaveArrays: random.Chance(60));
        members.Append(Method(Attribute(parameters) + "\npublic", "F", parameters, statements: 2 + random.Next(9)));
        object[][] points = [.. Enumerable.Range(0, 3).Select(_ => parameters.Select(Argument).ToArray())];
        return new FuzzProgram(number, members.ToString(), points);
    }

    private string Attribute(Variable[] parameters)
    {
        Variable[] active = [.. parameters.Where(p => p.Element is "double" or "float")];
        return random.Chance(85) ? "[Differentiable]" : $"[Differentiable(nameof({random.Pick(active).Name}))]";
    }

    private Variable[] Parameters(int count, bool mayHaveArrays)
    {
        string[] names = ["x", "y", "a", "b", "w"];
        List<Variable> parameters = [new("x", real, true)];
        for (int k = 1; k < count; k++)
        {
            string type = random.Chance(10) ? Other(real) : real;
            bool isArray = mayHaveArrays && random.Chance(60);
            string array = isArray ? random.Pick($"{type}[]", $"ReadOnlySpan<{type}>", $"Span<{type}>") : type;
            parameters.Add(new Variable(names[k], array, !isArray, IsWritable: isArray && array[0] != 'R' && random.Chance(60)));
        }

        if (random.Chance(70))
            parameters.Add(new Variable("n", "int", false));
        if (random.Chance(20))
            parameters.Add(new Variable("flag", "bool", false));
        if (random.Chance(8))
            parameters.Add(new Variable("m", "int", true));
        if (random.Chance(30))
            parameters = [.. parameters.Skip(1), parameters[0]];
        return [.. parameters];
    }

    private static string Other(string type) => type == "double" ? "float" : "double";

    private string Method(string modifiers, string name, IReadOnlyList<Variable> parameters, int statements)
    {
        (scope, text, indent, nextName, loopDepth) = ([.. parameters], new StringBuilder(), 1, 0, 0);
        statementsLeft = 14;
        written.Clear();
        if (random.Chance(12))
        {
            // What it writes is known behind it.
            string expression = Real(real, 4);
            written.RemoveWhere(variable => !WrittenNames.MayWrite($"return {expression};", variable));
            return $"{modifiers} static {real} {name}({List(parameters)}) => {expression};";
        }

        for (int k = 0; k < statements; k++)
        {
            if (random.Chance(7))
                EarlyReturn();
            else
                Statement(3);
        }

        Variable[] results = [.. scope.Where(v => v.IsReal)];
        string result = random.Chance(50)
            ? string.Join(random.Pick(" + ", " - ", " * "), results.Reverse().Take(3).Select(v => As(v, real)))
            : Real(real, 3);
        Line($"return {result};");
        written.RemoveWhere(variable => !WrittenNames.MayWrite(text.ToString(), variable));
        return $"{modifiers} static {real} {name}({List(parameters)})\n{{\n{text.ToString().TrimEnd('\n')}\n}}";
    }

    private string List(IReadOnlyList<Variable> parameters) =>
        string.Join(", ", parameters.Select(p => $"{(written.Contains(p.Name) ? "[Written] " : "")}{p.Type} {p.Name}"));

    private object Argument(Variable parameter) => parameter.Type switch
    {
        "double" => Number(),
        "float" => (float)Number(),
        "int" => random.Next(6) - 1,
        "bool" => random.Chance(50),
        _ when parameter.Element == "float" => Enumerable.Range(0, 1 + random.Next(5)).Select(_ => (float)Number()).ToArray(),
        _ => Enumerable.Range(0, 1 + random.Next(5)).Select(_ => Number()).ToArray(),
    };

    // Few digits make a readable corpus function, and keep away from the constants of the programs.
    private double Number() => System.Math.Round(random.Uniform(-2.5, 2.5), 3) + 0.00037;

    private string Fresh(string prefix) => $"{prefix}{nextName++}";

    private void Line(string line) => text.Append(' ', 4 * indent).Append(line).Append('\n');

    private static string As(Variable value, string type) => value.Type == "double" && type == "float" ? $"(float){value.Name}" : value.Name;
}
