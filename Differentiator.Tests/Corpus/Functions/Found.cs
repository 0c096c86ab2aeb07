using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Programs that random testing found.</summary>
public static partial class Found
{
    [Differentiable(nameof(a), nameof(y), nameof(b)), Case(1.09937f, 2.01237f, -2.34463f, 1.72037f, 3)]
    public static float RemainderInALoop(float x, float y, float a, float b, int n)
    {
        float s1 = y + a;
        for (int i0 = 0; i0 != 0; i0++)
        {
        }

        s1 = a++ + (b * s1);
        float s3 = 1;
        for (int i2 = 0; i2 < n; i2++)
            s1 %= 0.75f + (MathF.Sin(b) * 0.5f);
        y = s3;
        return MathF.Sin(MathF.Atan(b)) + (b * s1) + (n * s3);
    }

    [Differentiable, Case(5.3, 1.2, 3), Case(-5.3, 1.2, 3)]
    public static double RemainderByWhatVaries(double x, double b, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
            s %= 0.75 + (Math.Sin(b) * 0.5);
        return b * s;
    }
}
