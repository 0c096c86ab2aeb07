using Differentiator;

var (value, x, y) = Curve.HeightGradient(3, 2);
Console.WriteLine(FormattableString.Invariant($"{value} {x} {y}"));

static partial class Curve
{
    [Differentiable]
    public static double Height(double x, double y) => x * x * y + 1 / y;
}
