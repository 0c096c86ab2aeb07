using System;
using System.Numerics;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Members of vectors, planes and matrices that are computed with all components at once, or made of several others.</summary>
public static partial class VectorMembers
{
    [Differentiable, Case(new[] { 2f, 1, 0.5f, -1, 0.25f, 3, -0.5f, 1, 1, 0.5f, -2, 0.75f, 0.5f, 1, 0.25f, 2 }), Case(new[] { 0f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, Smooth = false, Expect = new[] { 1.0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 })]
    public static float Inverse(float[] m)
    {
        bool isInvertible = Matrix4x4.Invert(
            new Matrix4x4(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8], m[9], m[10], m[11], m[12], m[13], m[14], m[15]), out Matrix4x4 inverse);
        return isInvertible ? inverse.M11 * inverse.M23 + inverse.M32 - inverse.M44 * inverse.M14 : m[0];
    }

    [Differentiable, Case(2f, 1f, 0.5f, -1f, 3f, 0.25f)]
    public static float AffineInverse(float a, float b, float c, float d, float x, float y)
    {
        Matrix3x2.Invert(new Matrix3x2(a, b, c, d, x, y), out Matrix3x2 inverse);
        return Vector2.Transform(new Vector2(x, 1), inverse).LengthSquared() + inverse.M31 * inverse.M32;
    }

    [Differentiable, Case(2f, 1f, 0.5f)]
    public static float InverseOfTheInverse(float x, float y, float angle)
    {
        Matrix4x4 m = Matrix4x4.CreateRotationX(angle) * Matrix4x4.CreateScale(x, y, 2) * Matrix4x4.CreateTranslation(y, x, angle);
        _ = Matrix4x4.Invert(m, out m);
        Matrix4x4.Invert(m, out _);
        return Vector3.Transform(new Vector3(1, 2, 3), m).Z + Plane.Transform(new Plane(x, y, 1, 2), m).D;
    }

    [Differentiable, Case(0.4f, 1.5f), Case(1.2f, 0.3f), Case(0.2f, 0.3f), Case(0.7f, 0.9f), Case(1f, 0.5f)]
    public static float Lanes(float x, float y)
    {
        Vector3 v = Vector3.Exp(new Vector3(x, y, x * y));
        (Vector3 sine, Vector3 cosine) = Vector3.SinCos(v);
        return Vector3.Dot(sine, cosine) + Vector3.Hypot(v, sine).Y + Vector3.Log(v).Z;
    }

    [Differentiable, Case(0.4f, 1.5f), Case(1.2f, 0.3f), Case(0.2f, 0.3f), Case(0.7f, 0.9f), Case(2f, 0.5f)]
    public static float Chosen(float x, float y)
    {
        Vector2 a = new(x, y), b = new(y, x * y);
        Vector2 larger = Vector2.ConditionalSelect(Vector2.GreaterThan(a, b), a * a, b);
        return larger.X + 2 * larger.Y + (Vector2.LessThanAny(a, b) ? x : 0) + Vector2.Shuffle(a, 1, 0).X;
    }

    [Differentiable, Case(0.5f, 1f, -0.3f), Case(0.1f, -0.2f, 0.7f)]
    public static float Planes(float x, float y, float z)
    {
        var plane = System.Numerics.Plane.CreateFromVertices(new Vector3(x, 0, 1), new Vector3(0, y, 1), new Vector3(1, 1, z));
        var turned = System.Numerics.Plane.Transform(plane, Quaternion.CreateFromYawPitchRoll(x, y, z));
        return System.Numerics.Plane.DotCoordinate(turned, new Vector3(1, 2, 3)) + plane.D * plane.Normal.X;
    }

    [Differentiable, Case(0.5f, 1f, -3f), Case(0.1f, -0.2f, -2f)]
    public static float Seen(float x, float y, float z)
    {
        Matrix4x4 view = Matrix4x4.CreateLookAt(new Vector3(x, y, 2), new Vector3(0, 0, z), Vector3.UnitY);
        Matrix4x4 projection = Matrix4x4.CreatePerspectiveFieldOfView(1.2f + 0.1f * x, 1.5f, 0.5f, 20 + z);
        Vector4 point = Vector4.Transform(new Vector4(0.3f, 0.2f, z, 1), view * projection);
        return point.X / point.W + point.Y / point.W + projection.Z.Z;
    }

    [Differentiable, Case(0.5f, 0.4f), Case(0.1f, -0.3f), Case(1f, 0.3f), Case(-2f, 0.9f), Case(2f, 0.5f)]
    public static float Flat(float angle, float x)
    {
        Matrix3x2 turn = Matrix3x2.CreateRotation(angle, new Vector2(x, 1)) * Matrix3x2.CreateScale(2, new Vector2(x, x));
        return Vector2.Transform(new Vector2(x, 3), turn).Y + turn.X.Y;
    }
}
