using System;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels.Suite;

/// <summary>
/// Predators and prey (Lotka and Volterra) over 1000 steps of Runge and Kutta's method of fourth order, by four rates and the state
/// that they begin with. Best form of the gradient: the state before each step is kept, the stages are computed again.
/// </summary>
internal static partial class LotkaVolterraKernel
{
    private const int Steps = 1000;
    private const double Step = 0.01;

    private static readonly double[] Gradient = new double[6];

    [Differentiable(nameof(alpha), nameof(beta), nameof(gamma), nameof(delta), nameof(x), nameof(y))]
    public static double LotkaVolterra(double alpha, double beta, double gamma, double delta, double x, double y, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            (double k1x, double k1y) = Slope(alpha, beta, gamma, delta, x, y);
            (double k2x, double k2y) = Slope(alpha, beta, gamma, delta, x + 0.5 * Step * k1x, y + 0.5 * Step * k1y);
            (double k3x, double k3y) = Slope(alpha, beta, gamma, delta, x + 0.5 * Step * k2x, y + 0.5 * Step * k2y);
            (double k4x, double k4y) = Slope(alpha, beta, gamma, delta, x + Step * k3x, y + Step * k3y);
            x += Step / 6 * (k1x + 2 * k2x + 2 * k3x + k4x);
            y += Step / 6 * (k1y + 2 * k2y + 2 * k3y + k4y);
        }

        return x + y;
    }

    public static RatioCase Case()
    {
        RatioCase ratioCase = new("j_lv", "Lotka and Volterra's equations, 1000 steps of Runge and Kutta's method, by rates and first state");
        ratioCase.Add(Variants.Primal, () => LotkaVolterra(1.1, 0.4, 0.4, 0.1, 10, 5, Steps));
        ratioCase.Add(Variants.HandWritten, () => HandWritten(1.1, 0.4, 0.4, 0.1, 10, 5, Steps, Gradient), () => Gradient);
        ratioCase.Add(
            Variants.Generated,
            () => LotkaVolterraGradient(
                1.1, 0.4, 0.4, 0.1, 10, 5, Steps, out Gradient[0], out Gradient[1], out Gradient[2], out Gradient[3], out Gradient[4], out Gradient[5]),
            () => Gradient);
        return ratioCase;
    }

    private static (double X, double Y) Slope(double alpha, double beta, double gamma, double delta, double x, double y) =>
        (x * (alpha - beta * y), y * (delta * x - gamma));

    private static double HandWritten(
        double alpha, double beta, double gamma, double delta, double x, double y, int steps, Span<double> gradient)
    {
        const double Half = 0.5 * Step, Sixth = Step / 6, Third = Step / 3;
        using Scratch<double> scratch = new(2 * steps, default);
        Span<double> states = scratch.Span;
        for (int i = 0; i < steps; i++)
        {
            states[2 * i] = x;
            states[2 * i + 1] = y;
            double k1x = x * (alpha - beta * y), k1y = y * (delta * x - gamma), x2 = x + Half * k1x, y2 = y + Half * k1y;
            double k2x = x2 * (alpha - beta * y2), k2y = y2 * (delta * x2 - gamma), x3 = x + Half * k2x, y3 = y + Half * k2y;
            double k3x = x3 * (alpha - beta * y3), k3y = y3 * (delta * x3 - gamma), x4 = x + Step * k3x, y4 = y + Step * k3y;
            double k4x = x4 * (alpha - beta * y4), k4y = y4 * (delta * x4 - gamma);
            x += Sixth * (k1x + 2 * k2x + 2 * k3x + k4x);
            y += Sixth * (k1y + 2 * k2y + 2 * k3y + k4y);
        }

        double value = x + y;
        double xAdjoint = 1, yAdjoint = 1, alphaSum = 0, betaSum = 0, gammaSum = 0, deltaSum = 0;
        for (int i = steps - 1; i >= 0; i--)
        {
            x = states[2 * i];
            y = states[2 * i + 1];
            double grow1 = alpha - beta * y, eat1 = delta * x - gamma, x2 = x + Half * (x * grow1), y2 = y + Half * (y * eat1);
            double grow2 = alpha - beta * y2, eat2 = delta * x2 - gamma, x3 = x + Half * (x2 * grow2), y3 = y + Half * (y2 * eat2);
            double grow3 = alpha - beta * y3, eat3 = delta * x3 - gamma, x4 = x + Step * (x3 * grow3), y4 = y + Step * (y3 * eat3);
            double grow4 = alpha - beta * y4, eat4 = delta * x4 - gamma;

            // Of each stage, the adjoints u and v of its slope give those of its state.
            double u4 = Sixth * xAdjoint, v4 = Sixth * yAdjoint;
            double x4Adjoint = u4 * grow4 + delta * (v4 * y4), y4Adjoint = v4 * eat4 - beta * (u4 * x4);
            double u3 = Third * xAdjoint + Step * x4Adjoint, v3 = Third * yAdjoint + Step * y4Adjoint;
            double x3Adjoint = u3 * grow3 + delta * (v3 * y3), y3Adjoint = v3 * eat3 - beta * (u3 * x3);
            double u2 = Third * xAdjoint + Half * x3Adjoint, v2 = Third * yAdjoint + Half * y3Adjoint;
            double x2Adjoint = u2 * grow2 + delta * (v2 * y2), y2Adjoint = v2 * eat2 - beta * (u2 * x2);
            double u1 = u4 + Half * x2Adjoint, v1 = v4 + Half * y2Adjoint;
            double ux1 = u1 * x, ux2 = u2 * x2, ux3 = u3 * x3, ux4 = u4 * x4, vy1 = v1 * y, vy2 = v2 * y2, vy3 = v3 * y3, vy4 = v4 * y4;
            alphaSum += ux1 + ux2 + ux3 + ux4;
            betaSum += ux1 * y + ux2 * y2 + ux3 * y3 + ux4 * y4;
            gammaSum += vy1 + vy2 + vy3 + vy4;
            deltaSum += vy1 * x + vy2 * x2 + vy3 * x3 + vy4 * x4;
            xAdjoint += x4Adjoint + x3Adjoint + x2Adjoint + (u1 * grow1 + delta * vy1);
            yAdjoint += y4Adjoint + y3Adjoint + y2Adjoint + (v1 * eat1 - beta * ux1);
        }

        (gradient[0], gradient[1], gradient[2], gradient[3], gradient[4], gradient[5]) =
            (alphaSum, -betaSum, -gammaSum, deltaSum, xAdjoint, yAdjoint);
        return value;
    }
}
