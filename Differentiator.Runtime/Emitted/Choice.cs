using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <summary>
/// Conditionals without a branch, for emitted loops over data: both sides are evaluated, and no branch is mispredicted
/// when the data has no pattern. Like the operators, a comparison with NaN is false, except <c>IfNotEqual</c>'s.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Choice
{
    /// <summary><c>x &lt; y ? whenTrue : whenFalse</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double IfLess(double x, double y, double whenTrue, double whenFalse) =>
        Select(Vector128.LessThan(Scalar(x), Scalar(y)), whenTrue, whenFalse);

    /// <inheritdoc cref="IfLess(double, double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float IfLess(float x, float y, float whenTrue, float whenFalse) =>
        Select(Vector128.LessThan(Scalar(x), Scalar(y)), whenTrue, whenFalse);

    /// <summary><c>x &gt; y ? whenTrue : whenFalse</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double IfGreater(double x, double y, double whenTrue, double whenFalse) =>
        Select(Vector128.GreaterThan(Scalar(x), Scalar(y)), whenTrue, whenFalse);

    /// <inheritdoc cref="IfGreater(double, double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float IfGreater(float x, float y, float whenTrue, float whenFalse) =>
        Select(Vector128.GreaterThan(Scalar(x), Scalar(y)), whenTrue, whenFalse);

    /// <summary><c>x &lt;= y ? whenTrue : whenFalse</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double IfLessOrEqual(double x, double y, double whenTrue, double whenFalse) =>
        Select(Vector128.LessThanOrEqual(Scalar(x), Scalar(y)), whenTrue, whenFalse);

    /// <inheritdoc cref="IfLessOrEqual(double, double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float IfLessOrEqual(float x, float y, float whenTrue, float whenFalse) =>
        Select(Vector128.LessThanOrEqual(Scalar(x), Scalar(y)), whenTrue, whenFalse);

    /// <summary><c>x &gt;= y ? whenTrue : whenFalse</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double IfGreaterOrEqual(double x, double y, double whenTrue, double whenFalse) =>
        Select(Vector128.GreaterThanOrEqual(Scalar(x), Scalar(y)), whenTrue, whenFalse);

    /// <inheritdoc cref="IfGreaterOrEqual(double, double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float IfGreaterOrEqual(float x, float y, float whenTrue, float whenFalse) =>
        Select(Vector128.GreaterThanOrEqual(Scalar(x), Scalar(y)), whenTrue, whenFalse);

    /// <summary><c>x == y ? whenTrue : whenFalse</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double IfEqual(double x, double y, double whenTrue, double whenFalse) =>
        Select(Vector128.Equals(Scalar(x), Scalar(y)), whenTrue, whenFalse);

    /// <inheritdoc cref="IfEqual(double, double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float IfEqual(float x, float y, float whenTrue, float whenFalse) =>
        Select(Vector128.Equals(Scalar(x), Scalar(y)), whenTrue, whenFalse);

    /// <summary><c>x != y ? whenTrue : whenFalse</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double IfNotEqual(double x, double y, double whenTrue, double whenFalse) => IfEqual(x, y, whenFalse, whenTrue);

    /// <inheritdoc cref="IfNotEqual(double, double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float IfNotEqual(float x, float y, float whenTrue, float whenFalse) => IfEqual(x, y, whenFalse, whenTrue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Scalar(double value) => Vector128.CreateScalarUnsafe(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Scalar(float value) => Vector128.CreateScalarUnsafe(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Select(Vector128<double> condition, double whenTrue, double whenFalse) =>
        Vector128.ConditionalSelect(condition, Scalar(whenTrue), Scalar(whenFalse)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Select(Vector128<float> condition, float whenTrue, float whenFalse) =>
        Vector128.ConditionalSelect(condition, Scalar(whenTrue), Scalar(whenFalse)).ToScalar();
}
