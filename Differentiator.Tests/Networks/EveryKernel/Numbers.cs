using System;
using System.Linq;
using System.Numerics;

namespace Differentiator.Tests.Networks.EveryKernel;

/// <summary>A matrix of complex numbers, the arguments and results of formulas: the imaginary part is a derivative, see <see cref="Formulas"/>.</summary>
internal sealed record Numbers(Complex[] Elements, int Rows, int Columns)
{
    public Complex this[int row, int column] => Elements[(row * Columns) + column];

    public static Numbers Of(object argument) => argument switch
    {
        Matrix matrix => new([.. matrix.Span.ToArray().Select(element => (Complex)element)], matrix.Rows, matrix.Columns),
        int[] labels => new([.. labels.Select(label => (Complex)label)], labels.Length, 1),
        float number => new([number], 1, 1),
        double number => new([number], 1, 1),
        _ => throw new ArgumentException($"{argument.GetType()} is no argument of a kernel.", nameof(argument)),
    };

    public static Numbers Generate(int rows, int columns, Func<int, int, Complex> element) =>
        new([.. Enumerable.Range(0, rows * columns).Select(i => element(i / columns, i % columns))], rows, columns);

    public static Numbers Mean(int rows, Func<int, Complex> row) => new([Enumerable.Range(0, rows).Aggregate(Complex.Zero, (sum, i) => sum + row(i)) / rows], 1, 1);

    public Numbers Map(Func<Complex, Complex> function) => new(Array.ConvertAll(Elements, element => function(element)), Rows, Columns);

    public Numbers Zip(Numbers other, Func<Complex, Complex, Complex> function) => new([.. Elements.Zip(other.Elements, function)], Rows, Columns);

    public Numbers Mean() => Mean(Elements.Length, i => Elements[i]);

    /// <summary>The same numbers, one of them moved a little along the imaginary axis.</summary>
    public Numbers Moved(int index, double step)
    {
        Complex[] moved = [.. Elements];
        moved[index] += new Complex(0, step);
        return this with { Elements = moved };
    }
}
