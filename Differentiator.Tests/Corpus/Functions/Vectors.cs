using System;
using System.Numerics;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Vectors, quaternions and matrices of <c>System.Numerics</c> as local variables, parameters and results of helpers.</summary>
public static partial class Vectors
{
    [Differentiable, Case(1f, 2f, 3f, Expect = new[] { 5.0, 2, 1 })]
    public static float Dot(float x, float y, float z)
    {
        Vector3 a = new(x, y, z), b = new Vector3(y, 2, x);
        return Vector3.Dot(a, b) - a.Y;
    }

    [Differentiable, Case(3f, 4f, Expect = new[] { 0.6, 0.8 }), Case(0f, 0f, Expect = new[] { 0.0, 0 }, Smooth = false)]
    public static float Length(float x, float y) => new Vector2(x, y).Length();

    [Differentiable, Case(3f, 4f, Expect = new[] { 0.0, 0 })]
    public static float DistanceOfEqual(float x, float y) => Vector2.Distance(new Vector2(x, y), new Vector2(x, y));

    [Differentiable, Case(3f, 4f, Expect = new[] { 0.128, -0.096 }), Case(0f, 0f, Expect = new[] { 0.0, 0 }, Smooth = false)]
    public static float Direction(float x, float y) => Vector2.Normalize(new Vector2(x, y)).X;

    [Differentiable, Case(1f, -1f, Expect = new[] { 0.0, 1 }, Smooth = false), Case(0.25f, 3f, Expect = new[] { 1.0, 0 })]
    public static float Clamped(float x, float y)
    {
        Vector2 v = Vector2.Clamp(new Vector2(x, y), new Vector2(-1), Vector2.One);
        return v.X + (y < 0 ? v.Y - x : 0);
    }

    [Differentiable, Case(2f, 2f, Expect = new[] { 1.0, 1 }, Smooth = false)]
    public static float Ties(float x, float y) => Vector2.Max(new(x), new(y)).X + Vector2.Min(new(x), new(y)).Y;

    [Differentiable, Case(new[] { 0f, 0, 0, 1, 2, 2, 4, 2, -1 }, 2f), Case(new[] { 1f, 1, 1, 1, 1, 1 }, 0.5f, Smooth = false, Expect = new[] { 0.0, 0, 0, 0, 0, 0, 1 })]
    public static float Springs(ReadOnlySpan<float> x, float rest)
    {
        float energy = 0;
        for (int i = 0; i + 5 < x.Length; i += 3)
        {
            Vector3 a = At(x, i), b = At(x, i + 3);
            float extension = (b - a).Length() - rest;
            energy += extension * extension;
        }

        return energy;
    }

    [Differentiable, Case(new[] { 0.5f, 0.25f, 1f, 0.1f }, 5), Case(new[] { 0.5f, 0.25f, 1f, 0.1f }, 0)]
    public static float Orbit(float[] state, int steps)
    {
        var position = new Vector2(state[0], state[1]);
        var velocity = new Vector2(state[2], state[3]);
        for (int i = 0; i < steps; i++)
        {
            Vector2 pull = -position / (0.5f + position.LengthSquared());
            velocity += 0.1f * pull;
            position += 0.1f * velocity;
        }

        return (position.X * position.Y) + Vector2.Dot(velocity, velocity);
    }

    [Differentiable, Case(0.5f, 2f), Case(-0.5f, 2f)]
    public static float Components(float x, float y)
    {
        Vector4 v = new(new Vector2(x, y), x * y, 1);
        v.X += v.W;
        v[1] = v[2] * v.X;
        v.Z *= 2;
        if (x < 0)
            v = -v * v;
        Swap(ref v.X, ref v.W);
        return v[3] + v.Y + (v.Z * v.X);
    }

    [Differentiable, Case(0.5f, 1.5f)]
    public static float HelpersWithResults(float x, float y)
    {
        Split(new Vector3(x, y, x * y), Vector3.UnitY, out Vector3 along, out Vector3 across);
        return Vector3.Cross(along + new Vector3(x), across).LengthSquared() + Vector3.Reflect(across, Vector3.One).Z;
    }

    [Differentiable, Case(0.5f, 1.5f), Case(1.5f, 0.5f)]
    public static float Chosen(float x, float y)
    {
        Vector2 a = new(x, y), b = a == Vector2.Zero ? Vector2.One : x < y ? a * a : default;
        (Vector2 c, float t) = (Vector2.Lerp(a, b, x), y);
        return c.X + (c.Y * t) + (a != b ? b.Y : 0);
    }

    [Differentiable, Case(0.5f, 0.25f, 0.75f)]
    public static float Rotated(float x, float y, float angle)
    {
        Quaternion q = Quaternion.Normalize(new Quaternion(Vector3.UnitZ * angle, 1));
        Vector3 v = Vector3.Transform(new Vector3(x, y, 1), q * q);
        return v.X - (v.Y * v.Z);
    }

    [Differentiable, Case(0.5f, 0.25f, 0.75f)]
    public static float Chain(float x, float y, float angle)
    {
        Matrix4x4 pose = Matrix4x4.Identity;
        for (int i = 0; i < 3; i++)
            pose = Matrix4x4.CreateRotationZ(angle) * Matrix4x4.CreateTranslation(x, y, i) * pose;
        pose.M42 *= pose[0, 0];
        return Vector3.Transform(Vector3.UnitX, pose).Y + pose.Translation.X + Vector2.Transform(new(x, y), new Matrix3x2(x, y, -y, x, 1, angle)).X;
    }

    [Differentiable, Case(new[] { 0.5f, 1, -1, 2, 0.25f, 1 })]
    public static float Structures(float[] p)
    {
        var body = new Body(new Vector3(p[0], p[1], p[2])) { Velocity = At(p, 3) };
        body.Position += body.Velocity * p[0];
        body.Velocity.Y = p[5] * p[5];
        return body.Energy + body.Position.Z;
    }

    private static Vector3 At(ReadOnlySpan<float> x, int i) => new(x[i], x[i + 1], x[i + 2]);

    private static void Swap(ref float a, ref float b) => (a, b) = (b, a);

    private static void Split(in Vector3 v, Vector3 axis, out Vector3 along, out Vector3 across)
    {
        along = Vector3.Dot(v, axis) * axis;
        across = v - along;
    }

    public struct Body(Vector3 position)
    {
        public Vector3 Position = position;
        public Vector3 Velocity;

        public readonly float Energy => 0.5f * Vector3.Dot(Velocity, Velocity);
    }
}
