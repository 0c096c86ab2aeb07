namespace Differentiator.Generator.Rules;

/// <summary>The open interval on which an operand of a function is sampled by the conformance test of its rule.</summary>
internal sealed record Domain(double Low, double High)
{
    public static Domain Real { get; } = new(-3, 3);

    public static Domain Positive { get; } = new(0, 4);

    public static Domain AboveOne { get; } = new(1, 5);

    public static Domain AboveMinusOne { get; } = new(-1, 4);

    public static Domain UnitBall { get; } = new(-1, 1);
}
