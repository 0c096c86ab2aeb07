using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Numerics;

namespace Differentiator;

/// <summary>
/// Compares an emitted gradient with differences of its method, when it has been computed, in projects that set
/// <c>Differentiator_Check</c>. Called by emitted code: for each move the caller sets the value of the method there.
/// </summary>
/// <remarks>
/// Differences and their errors are those of <see cref="GradientCheck"/>: where the method has a kink or a jump, or is too noisy, nothing is
/// compared. Of more than 32 elements the first, the last, the one with the largest derivative and others at equal distances are.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DifferenceCheck
{
    private const int Most = 32;

    /// <summary>Checks the derivative with respect to a number.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="method">The name of the method.</param>
    /// <param name="parameter">The name of the parameter.</param>
    /// <param name="at">The parameter.</param>
    /// <param name="derivative">The derivative with respect to it.</param>
    /// <param name="value">The value of the method.</param>
    /// <returns>Places at which the method is to be evaluated.</returns>
    /// <exception cref="GradientCheckException">The derivative is not that of the method; thrown by the enumerator.</exception>
    public static IEnumerable<DifferenceMove<T>> Number<T>(string method, string parameter, T at, T derivative, double value)
        where T : unmanaged, IFloatingPointIeee754<T> => Moves(method, _ => parameter, [at], [derivative], value, [0]);

    /// <summary>Checks the derivatives with respect to the elements of an array.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="method">The name of the method.</param>
    /// <param name="parameter">The name of the parameter.</param>
    /// <param name="at">Its elements; copied.</param>
    /// <param name="gradient">The derivatives with respect to them; as long.</param>
    /// <param name="value">The value of the method.</param>
    /// <returns>Places at which the method is to be evaluated.</returns>
    /// <exception cref="GradientCheckException">A derivative is not that of the method; thrown by the enumerator.</exception>
    public static IEnumerable<DifferenceMove<T>> Elements<T>(string method, string parameter, ReadOnlySpan<T> at, ReadOnlySpan<T> gradient, double value)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] derivatives = gradient.ToArray();
        return Moves(method, index => $"{parameter}[{index}]", at.ToArray(), derivatives, value, Sample(derivatives));
    }

    /// <summary>Checks the derivatives with respect to the parameters of a model, which are moved where they are.</summary>
    /// <param name="method">The name of the method.</param>
    /// <param name="parameters">The parameters, with their gradient.</param>
    /// <param name="value">The value of the method.</param>
    /// <returns>Places at which the method is to be evaluated.</returns>
    /// <exception cref="GradientCheckException">A derivative is not that of the method; thrown by the enumerator.</exception>
    public static IEnumerable<DifferenceMove<float>> Parameters(string method, Parameters parameters, double value)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        float[] derivatives = parameters.Gradient.ToArray();
        return Moves(method, index => NameOf(parameters, index), parameters.Array, derivatives, value, Sample(derivatives));
    }

    private static IEnumerable<DifferenceMove<T>> Moves<T>(string method, Func<int, string> nameOf, T[] elements, T[] derivatives, double value, int[] sample)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        DifferenceMove<T> move = new(elements);
        foreach (int index in sample)
        {
            T center = elements[index];
            DifferenceSearch<T> search = new(center, value);
            try
            {
                foreach (T place in search.Places())
                {
                    elements[index] = place;
                    yield return move;
                    search.Value = move.Value;
                }
            }
            finally
            {
                elements[index] = center;
            }

            double derivative = double.CreateTruncating(derivatives[index]);
            if (search.Result.IsReliable && !(search.Result.DeviationOf(derivative) <= GradientCheck.Tolerance<T>()))
            {
                throw new GradientCheckException(FormattableString.Invariant(
                    $"The emitted derivative of {method} with respect to {nameOf(index)} is {derivative:g9}; differences give {search.Result.Value:g9} ± {search.Result.Uncertainty:g2}."));
            }
        }
    }

    private static int[] Sample<T>(T[] derivatives)
        where T : unmanaged, IFloatingPointIeee754<T> => derivatives.Length <= Most
        ? [.. Enumerable.Range(0, derivatives.Length)]
        : [.. Enumerable.Range(0, Most).Select(k => (int)((long)k * (derivatives.Length - 1) / (Most - 1))).Append(Largest(derivatives)).Distinct()];

    private static int Largest<T>(T[] derivatives)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int largest = 0;
        for (int k = 1; k < derivatives.Length; k++)
        {
            if (T.Abs(derivatives[k]) > T.Abs(derivatives[largest]))
            {
                largest = k;
            }
        }

        return largest;
    }

    private static string NameOf(Parameters parameters, int index)
    {
        NamedParameter owner = parameters.All.Last(named => named.Parameter.Offset <= index);
        return $"{owner.Name}[{index - owner.Parameter.Offset}]";
    }
}
