using System;
using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Differentiator.Benchmarks;

/// <summary>Options that take a number from a range and say so when they get something else.</summary>
internal static class NumberOption
{
    public static Option<T> Create<T>(string name, string description, T standard, T minimum, T maximum)
        where T : INumber<T> => new(name)
        {
            Description = description,
            DefaultValueFactory = _ => standard,
            CustomParser = result =>
            {
                if (T.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out T? value)
                    && value >= minimum && value <= maximum)
                {
                    return value;
                }

                result.AddError(FormattableString.Invariant($"{name} must be a number from {minimum} to {maximum}."));
                return default;
            },
        };
}
