using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Differentiator.Samples.CommandLine;

/// <summary>Options that take a number within bounds, in the invariant culture whatever the machine's.</summary>
internal static class NumberOption
{
    public static Option<int> Count(string name, string description, int value, int largest, int smallest = 0) =>
        Create(name, description, value, smallest, largest);

    public static Option<double> LearningRate(double value) =>
        Create("--learning-rate", "The factor of each step.", value, 0.0, 1000.0);

    public static Option<int> Seed(int value) => Create("--seed", "The seed of the shuffled order.", value, 0, int.MaxValue);

    private static Option<T> Create<T>(string name, string description, T value, T smallest, T largest)
        where T : INumber<T>
        => new(name)
        {
            Description = description,
            HelpName = typeof(T) == typeof(int) ? "number" : "real",
            DefaultValueFactory = _ => value,
            CustomParser = argument => Parse(argument, name, smallest, largest),
        };

    private static T Parse<T>(ArgumentResult argument, string name, T smallest, T largest)
        where T : INumber<T>
    {
        string text = argument.Tokens[0].Value;
        if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out T? number) && number >= smallest && number <= largest)
            return number;
        argument.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} needs a number from {smallest} to {largest}; '{text}' is none."));
        return smallest;
    }
}
