using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Differentiator;

/// <summary>
/// Functions of the vectors of <c>System.Numerics</c> by their components. Sums of components are those of the originals,
/// which are called: their order, and with it the last bit, is that of the processor.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Components
{
    /// <summary>The inverse of a matrix.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <returns>What <see cref="Matrix4x4.Invert(Matrix4x4, out Matrix4x4)"/> sets: NaN if there is no inverse.</returns>
    public static Matrix4x4 Inverse(Matrix4x4 matrix)
    {
        Matrix4x4.Invert(matrix, out Matrix4x4 inverse);
        return inverse;
    }

    /// <summary>The inverse of a matrix.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <returns>What <see cref="Matrix3x2.Invert(Matrix3x2, out Matrix3x2)"/> sets: NaN if there is no inverse.</returns>
    public static Matrix3x2 Inverse(Matrix3x2 matrix)
    {
        Matrix3x2.Invert(matrix, out Matrix3x2 inverse);
        return inverse;
    }

    /// <summary>Whether a matrix has an inverse.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <returns>What <see cref="Matrix4x4.Invert(Matrix4x4, out Matrix4x4)"/> returns.</returns>
    public static bool IsInvertible(Matrix4x4 matrix) => Matrix4x4.Invert(matrix, out _);

    /// <summary>Whether a matrix has an inverse.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <returns>What <see cref="Matrix3x2.Invert(Matrix3x2, out Matrix3x2)"/> returns.</returns>
    public static bool IsInvertible(Matrix3x2 matrix) => Matrix3x2.Invert(matrix, out _);

    /// <summary>The sum of the products of the components: <c>a . b</c>.</summary>
    /// <param name="aX">The component X of a.</param>
    /// <param name="aY">The component Y of a.</param>
    /// <param name="bX">The component X of b.</param>
    /// <param name="bY">The component Y of b.</param>
    /// <returns>What the method of the vector returns.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Dot(float aX, float aY, float bX, float bY) =>
        Vector2.Dot(new(aX, aY), new(bX, bY));

    /// <summary>The sum of the products of the components: <c>a . b</c>.</summary>
    /// <param name="aX">The component X of a.</param>
    /// <param name="aY">The component Y of a.</param>
    /// <param name="aZ">The component Z of a.</param>
    /// <param name="bX">The component X of b.</param>
    /// <param name="bY">The component Y of b.</param>
    /// <param name="bZ">The component Z of b.</param>
    /// <returns>What the method of the vector returns.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Dot(float aX, float aY, float aZ, float bX, float bY, float bZ) =>
        Vector3.Dot(new(aX, aY, aZ), new(bX, bY, bZ));

    /// <summary>The sum of the products of the components: <c>a . b</c>.</summary>
    /// <param name="aX">The component X of a.</param>
    /// <param name="aY">The component Y of a.</param>
    /// <param name="aZ">The component Z of a.</param>
    /// <param name="aW">The component W of a.</param>
    /// <param name="bX">The component X of b.</param>
    /// <param name="bY">The component Y of b.</param>
    /// <param name="bZ">The component Z of b.</param>
    /// <param name="bW">The component W of b.</param>
    /// <returns>What the method of the vector returns.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Dot(float aX, float aY, float aZ, float aW, float bX, float bY, float bZ, float bW) =>
        Vector4.Dot(new(aX, aY, aZ, aW), new(bX, bY, bZ, bW));

    /// <summary>The root of the sum of the squares: <c>|a|</c>.</summary>
    /// <param name="aX">The component X of a.</param>
    /// <param name="aY">The component Y of a.</param>
    /// <returns>What the method of the vector returns.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Length(float aX, float aY) =>
        new Vector2(aX, aY).Length();

    /// <summary>The root of the sum of the squares: <c>|a|</c>.</summary>
    /// <param name="aX">The component X of a.</param>
    /// <param name="aY">The component Y of a.</param>
    /// <param name="aZ">The component Z of a.</param>
    /// <returns>What the method of the vector returns.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Length(float aX, float aY, float aZ) =>
        new Vector3(aX, aY, aZ).Length();

    /// <summary>The root of the sum of the squares: <c>|a|</c>.</summary>
    /// <param name="aX">The component X of a.</param>
    /// <param name="aY">The component Y of a.</param>
    /// <param name="aZ">The component Z of a.</param>
    /// <param name="aW">The component W of a.</param>
    /// <returns>What the method of the vector returns.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Length(float aX, float aY, float aZ, float aW) =>
        new Vector4(aX, aY, aZ, aW).Length();

    /// <summary>The sum of the squares: <c>|a|^2</c>.</summary>
    /// <param name="aX">The component X of a.</param>
    /// <param name="aY">The component Y of a.</param>
    /// <returns>What the method of the vector returns.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LengthSquared(float aX, float aY) =>
        new Vector2(aX, aY).LengthSquared();

    /// <summary>The sum of the squares: <c>|a|^2</c>.</summary>
    /// <param name="aX">The component X of a.</param>
    /// <param name="aY">The component Y of a.</param>
    /// <param name="aZ">The component Z of a.</param>
    /// <returns>What the method of the vector returns.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LengthSquared(float aX, float aY, float aZ) =>
        new Vector3(aX, aY, aZ).LengthSquared();

    /// <summary>The sum of the squares: <c>|a|^2</c>.</summary>
    /// <param name="aX">The component X of a.</param>
    /// <param name="aY">The component Y of a.</param>
    /// <param name="aZ">The component Z of a.</param>
    /// <param name="aW">The component W of a.</param>
    /// <returns>What the method of the vector returns.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LengthSquared(float aX, float aY, float aZ, float aW) =>
        new Vector4(aX, aY, aZ, aW).LengthSquared();

    /// <summary>The length of the difference: <c>|a - b|</c>.</summary>
    /// <param name="aX">The component X of a.</param>
    /// <param name="aY">The component Y of a.</param>
    /// <param name="bX">The component X of b.</param>
    /// <param name="bY">The component Y of b.</param>
    /// <returns>What the method of the vector returns.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Distance(float aX, float aY, float bX, float bY) =>
        Vector2.Distance(new(aX, aY), new(bX, bY));

    /// <summary>The length of the difference: <c>|a - b|</c>.</summary>
    /// <param name="aX">The component X of a.</param>
    /// <param name="aY">The component Y of a.</param>
    /// <param name="aZ">The component Z of a.</param>
    /// <param name="bX">The component X of b.</param>
    /// <param name="bY">The component Y of b.</param>
    /// <param name="bZ">The component Z of b.</param>
    /// <returns>What the method of the vector returns.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Distance(float aX, float aY, float aZ, float bX, float bY, float bZ) =>
        Vector3.Distance(new(aX, aY, aZ), new(bX, bY, bZ));

    /// <summary>The length of the difference: <c>|a - b|</c>.</summary>
    /// <param name="aX">The component X of a.</param>
    /// <param name="aY">The component Y of a.</param>
    /// <param name="aZ">The component Z of a.</param>
    /// <param name="aW">The component W of a.</param>
    /// <param name="bX">The component X of b.</param>
    /// <param name="bY">The component Y of b.</param>
    /// <param name="bZ">The component Z of b.</param>
    /// <param name="bW">The component W of b.</param>
    /// <returns>What the method of the vector returns.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Distance(float aX, float aY, float aZ, float aW, float bX, float bY, float bZ, float bW) =>
        Vector4.Distance(new(aX, aY, aZ, aW), new(bX, bY, bZ, bW));

    /// <summary>The sum of the squares of the differences: <c>|a - b|^2</c>.</summary>
    /// <param name="aX">The component X of a.</param>
    /// <param name="aY">The component Y of a.</param>
    /// <param name="bX">The component X of b.</param>
    /// <param name="bY">The component Y of b.</param>
    /// <returns>What the method of the vector returns.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float DistanceSquared(float aX, float aY, float bX, float bY) =>
        Vector2.DistanceSquared(new(aX, aY), new(bX, bY));

    /// <summary>The sum of the squares of the differences: <c>|a - b|^2</c>.</summary>
    /// <param name="aX">The component X of a.</param>
    /// <param name="aY">The component Y of a.</param>
    /// <param name="aZ">The component Z of a.</param>
    /// <param name="bX">The component X of b.</param>
    /// <param name="bY">The component Y of b.</param>
    /// <param name="bZ">The component Z of b.</param>
    /// <returns>What the method of the vector returns.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float DistanceSquared(float aX, float aY, float aZ, float bX, float bY, float bZ) =>
        Vector3.DistanceSquared(new(aX, aY, aZ), new(bX, bY, bZ));

    /// <summary>The sum of the squares of the differences: <c>|a - b|^2</c>.</summary>
    /// <param name="aX">The component X of a.</param>
    /// <param name="aY">The component Y of a.</param>
    /// <param name="aZ">The component Z of a.</param>
    /// <param name="aW">The component W of a.</param>
    /// <param name="bX">The component X of b.</param>
    /// <param name="bY">The component Y of b.</param>
    /// <param name="bZ">The component Z of b.</param>
    /// <param name="bW">The component W of b.</param>
    /// <returns>What the method of the vector returns.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float DistanceSquared(float aX, float aY, float aZ, float aW, float bX, float bY, float bZ, float bW) =>
        Vector4.DistanceSquared(new(aX, aY, aZ, aW), new(bX, bY, bZ, bW));

    /// <summary><c>x * y + z</c>, rounded once where the processor multiplies and adds at once.</summary>
    /// <param name="x">A factor.</param>
    /// <param name="y">The other factor.</param>
    /// <param name="z">What is added.</param>
    /// <returns>The value that vectors of this framework compute with.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
#if NET9_0_OR_GREATER
    public static float MultiplyAdd(float x, float y, float z) => float.MultiplyAddEstimate(x, y, z);
#else
    public static float MultiplyAdd(float x, float y, float z) => (x * y) + z;
#endif

    /// <summary>All bits where a condition holds, none where it does not.</summary>
    /// <param name="condition">Of one component.</param>
    /// <returns>What comparisons of vectors give in a component.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Mask(bool condition) => BitConverter.Int32BitsToSingle(condition ? -1 : 0);

    /// <summary>The bits of one number where those of a mask are set, else those of another.</summary>
    /// <param name="mask">All bits or none.</param>
    /// <param name="x">Where they are set.</param>
    /// <param name="y">Where they are not.</param>
    /// <returns>What <c>ConditionalSelect</c> of vectors gives in a component.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Select(float mask, float x, float y)
    {
        int bits = BitConverter.SingleToInt32Bits(mask);
        return BitConverter.Int32BitsToSingle((bits & BitConverter.SingleToInt32Bits(x)) | (~bits & BitConverter.SingleToInt32Bits(y)));
    }

    /// <summary>The derivative of <see cref="Select"/> in its first number.</summary>
    /// <param name="mask">The mask.</param>
    /// <returns>1 if all bits are set, 0 if none is; NaN for a mixture, which is no choice between numbers.</returns>
    public static float Chosen(float mask) => BitConverter.SingleToInt32Bits(mask) switch
    {
        0 => 0,
        -1 => 1,
        _ => float.NaN,
    };

    /// <summary>The value between two bounds, as the processor compares.</summary>
    /// <param name="value">The value.</param>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    /// <returns>What the function of vectors gives in a component.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
#if NET9_0_OR_GREATER
    public static float ClampNative(float value, float low, float high) => float.MinNative(float.MaxNative(value, low), high);
#else
    public static float ClampNative(float value, float low, float high) => Clamp(value, low, high);
#endif

    /// <summary>The value between two bounds; bounds in the wrong order give the upper one.</summary>
    /// <param name="value">The value.</param>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    /// <returns><c>min(max(value, low), high)</c>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Clamp(float value, float low, float high) => MathF.Min(MathF.Max(value, low), high);

    /// <summary>A component of a vector divided by the vector's length; for the length 0 NaN, with the gradient 0.</summary>
    /// <param name="component">The component.</param>
    /// <param name="length">The length.</param>
    /// <returns><c>component / length</c>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Direction(float component, float length) => component / length;
}
