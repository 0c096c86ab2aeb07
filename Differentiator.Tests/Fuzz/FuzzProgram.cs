using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Tests.Infrastructure.Harness;

namespace Differentiator.Tests.Fuzz;

/// <summary>One program: the members of a class, the differentiated one among them, and arguments to try.</summary>
internal sealed record FuzzProgram(int Number, string Members, IReadOnlyList<object[]> Points)
{
    public string TypeName => $"Program{Number}";

    /// <summary>Floats anywhere in the program make all of it as coarse as they are.</summary>
    public bool UsesSingle => Members.Contains("float", StringComparison.Ordinal);

    /// <summary>Differences do not see that a derivative is stopped.</summary>
    public bool StopsGradients => Members.Contains("Gradient.Stop", StringComparison.Ordinal);

    public MarkedSource Source => new(
        $"{TypeName}.cs",
        $"using System;\nusing Differentiator;\nusing Differentiator.Tests.Corpus;\n\nnamespace Corpus;\n\npublic static partial class {TypeName}\n{{\n{Indented(Members)}\n}}\n",
        []);

    /// <summary>The program at arrays in which there are whole vectors: other numbers of the same size behind the own ones.</summary>
    public FuzzProgram Longer() => this with
    {
        Points = [.. Points.Select(point => point.Select(argument => argument switch
    {
        double[] { Length: > 0 } items => Enumerable.Range(0, 7 * items.Length).Select(k => items[k % items.Length] * (1 + (0.013 * (k / items.Length)))).ToArray(),
        float[] { Length: > 0 } items => Enumerable.Range(0, 7 * items.Length).Select(k => items[k % items.Length] * (1 + (0.013f * (k / items.Length)))).ToArray(),
        _ => argument,
    }).ToArray())]
    };

    private static string Indented(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : "    " + line));
}
