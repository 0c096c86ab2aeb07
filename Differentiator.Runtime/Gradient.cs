namespace Differentiator;

/// <summary>Functions that steer differentiation.</summary>
public static class Gradient
{
    /// <summary>The identity whose derivative is zero: what stands inside is treated as data.</summary>
    /// <typeparam name="T">Any type.</typeparam>
    /// <param name="value">The value to pass through.</param>
    /// <returns><paramref name="value"/> itself.</returns>
    /// <example><c>double error = prediction - Gradient.Stop(target);</c></example>
    public static T Stop<T>(T value) => value;
}
