using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Generator.Emit;

/// <summary>Names in LaTeX: <c>x1</c> is <c>x_1</c>, <c>theta</c> a Greek letter, and a word is set as one.</summary>
internal static class LatexNames
{
    private static readonly HashSet<string> Greek =
    [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "pi", "rho", "sigma",
        "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega",
    ];

    /// <summary>A variable: a letter in italics, with its digits as a subscript.</summary>
    public static string Variable(string name)
    {
        (string stem, string subscript) = Split(name);
        return Stem(stem) + Subscript(subscript);
    }

    /// <summary>A variable and what is written below it: <c>x1[i]</c> is <c>x_{1, i}</c>.</summary>
    public static string Variable(string name, string below)
    {
        (string stem, string subscript) = Split(name);
        return Stem(stem) + Subscript(subscript.Length > 0 ? $"{subscript}, {below}" : below);
    }

    /// <summary><c>line.Slope</c>, with the part as a subscript; <c>this</c> goes without saying.</summary>
    public static string Path(string path)
    {
        string[] parts = [.. path.Split('.').SkipWhile(part => part == "this")];
        return parts.Length switch
        {
            0 => Variable("this"),
            1 => Variable(parts[0]),
            _ => Variable(parts[0], string.Join(", ", parts.Skip(1).Select(Variable))),
        };
    }

    /// <summary>A method: <c>f</c>, or its name upright.</summary>
    public static string Function(string name) => name.Length == 1 ? name : $@"\mathrm{{{Escaped(name)}}}";

    public static string Operator(string name) => $@"\operatorname{{{Escaped(name)}}}";

    public static string Escaped(string text) => string.Concat(text.Select(character => character switch
    {
        '\\' => @"\backslash ",
        '^' => @"\wedge ",
        '~' => @"\sim ",
        '_' or '{' or '}' or '$' or '%' or '&' or '#' => $@"\{character}",
        _ => character.ToString(),
    }));

    private static string Subscript(string text) => text.Length switch
    {
        0 => "",
        1 => $"_{text}",
        _ => $"_{{{text}}}",
    };

    private static string Stem(string stem) => stem.Length == 1 && char.IsLetter(stem[0]) ? stem : Greek.Contains(stem) ? $@"\{stem}" : $@"\mathit{{{Escaped(stem)}}}";

    private static (string Stem, string Subscript) Split(string name)
    {
        string stem = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        string digits = name.Substring(stem.Length);
        string letters = stem.TrimEnd('_');
        return letters.Length == 0 || (digits.Length == 0 && letters != stem) ? (name, "") : (letters, digits);
    }
}
