using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <summary>
/// Sets moments that have faded close to the subnormal numbers to 0: arithmetic on subnormal numbers is many times slower,
/// and a moment that decays while its gradient stays 0 (that of a dead unit) would remain among them for thousands of steps.
/// </summary>
internal static class Fading
{
    /// <summary>Means of gradients below this are 0: far enough above the subnormal numbers for a product with a learning rate.</summary>
    public static T LeastMean<T>()
        where T : struct, IFloatingPointIeee754<T> => T.CreateTruncating(typeof(T) == typeof(float) ? 1e-30 : 1e-290);

    /// <summary>Means of squares below this are 0; their root is far below any usual ε.</summary>
    public static T LeastSquare<T>()
        where T : struct, IFloatingPointIeee754<T> => T.CreateTruncating(typeof(T) == typeof(float) ? 1e-37 : 1e-307);

    /// <summary>The moment, or 0 if it is smaller in magnitude than <paramref name="least"/>. A NaN fails the comparison and stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Flush<T>(T moment, T least)
        where T : struct, IFloatingPointIeee754<T> => T.Abs(moment) < least ? T.Zero : moment;

    /// <summary>The same for each element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Flush<T>(Vector512<T> moment, Vector512<T> least) =>
        Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(moment), least), Vector512<T>.Zero, moment);

    /// <summary>The same for each element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Flush<T>(Vector256<T> moment, Vector256<T> least) =>
        Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(moment), least), Vector256<T>.Zero, moment);
}
