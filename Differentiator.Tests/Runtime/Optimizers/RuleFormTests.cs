using System;
using System.Numerics;
using System.Runtime.Intrinsics;
using Xunit;

namespace Differentiator.Tests.Runtime.Optimizers;

/// <summary>Both vector forms of each rule give every bit of the scalar form, whatever the hardware has.</summary>
public sealed class RuleFormTests
{
    [Fact]
    public void Forms_of_the_identity_agree() => Agree(default(IdentityRule<float>), default(IdentityRule<double>));

    [Fact]
    public void Forms_of_the_momentum_agree() => Agree(() => new MomentumRule<float>(0.9), () => new MomentumRule<double>(0.9));

    [Fact]
    public void Forms_of_Nesterov_agree() => Agree(() => new NesterovRule<float>(0.9), () => new NesterovRule<double>(0.9));

    [Fact]
    public void Forms_of_Adam_agree() => Agree(() => new AdamRule<float>(0.9, 0.999, 1e-8), () => new AdamRule<double>(0.9, 0.999, 1e-8));

    [Fact]
    public void Forms_of_RMSProp_agree() => Agree(() => new RmsPropRule<float>(0.9, 1e-8), () => new RmsPropRule<double>(0.9, 1e-8));

    [Fact]
    public void Forms_of_the_centered_RMSProp_agree() =>
        Agree(() => new CenteredRmsPropRule<float>(0.9, 1e-8), () => new CenteredRmsPropRule<double>(0.9, 1e-8));

    [Fact]
    public void Forms_of_Adagrad_agree() => Agree(() => new AdagradRule<float>(0.1, 0.2, 1e-8), () => new AdagradRule<double>(0.1, 0.2, 1e-8));

    [Fact]
    public void Forms_of_the_decay_agree() => Agree(() => new WeightDecayRule<float>(0.3), () => new WeightDecayRule<double>(0.3));

    [Fact]
    public void Forms_of_the_clipping_by_value_agree() => Agree(() => new ClipByValueRule<float>(0.5), () => new ClipByValueRule<double>(0.5));

    [Fact]
    public void Forms_of_the_clipping_by_norm_agree() => Agree(() => new ClipByNormRule<float>(0.5), () => new ClipByNormRule<double>(0.5));

    [Fact]
    public void Forms_of_a_chain_agree() => Agree(
        () => new ThenRule<float, WeightDecayRule<float>, NesterovRule<float>>(new(0.3), new(0.9)),
        () => new ThenRule<double, WeightDecayRule<double>, NesterovRule<double>>(new(0.3), new(0.9)));

    private static void Agree<TFloat, TDouble>(TFloat ofFloat, TDouble ofDouble)
        where TFloat : struct, IUpdateRule<float>
        where TDouble : struct, IUpdateRule<double> => Agree(() => ofFloat, () => ofDouble);

    private static void Agree<TFloat, TDouble>(Func<TFloat> ofFloat, Func<TDouble> ofDouble)
        where TFloat : struct, IUpdateRule<float>
        where TDouble : struct, IUpdateRule<double>
    {
        Agree<float, TFloat>(ofFloat);
        Agree<double, TDouble>(ofDouble);
    }

    private static void Agree<T, TRule>(Func<TRule> create)
        where T : struct, IFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
    {
        TRule scalar = create(), wide = create(), narrow = create();
        T[] wideDirection = new T[16], narrowDirection = new T[16];
        for (int step = 0; step < 20; step++)
        {
            T[] gradient = Numbers<T>(step), parameters = Numbers<T>(step + 100);
            scalar.Begin(gradient);
            wide.Begin(gradient);
            narrow.Begin(gradient);
            for (int i = 0; i < 16; i += Vector512<T>.Count)
            {
                wide.Update(i, Vector512.Create(gradient, i), Vector512.Create(parameters, i)).CopyTo(wideDirection, i);
            }

            for (int i = 0; i < 16; i += Vector256<T>.Count)
            {
                narrow.Update(i, Vector256.Create(gradient, i), Vector256.Create(parameters, i)).CopyTo(narrowDirection, i);
            }

            for (int i = 0; i < 16; i++)
            {
                T expected = scalar.Update(i, gradient[i], parameters[i]);
                Assert.Equal(expected, wideDirection[i]);
                Assert.Equal(expected, narrowDirection[i]);
            }
        }
    }

    // Zeros, values at the edge of the subnormal numbers, huge ones and, late, an infinity and a NaN among ordinary numbers.
    private static T[] Numbers<T>(int step)
        where T : struct, IFloatingPointIeee754<T>
    {
        T[] numbers = new T[16];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = T.CreateTruncating(Math.Sin(1 + step * 31 + i));
        }

        numbers[2] = T.Zero;
        numbers[3] = T.CreateTruncating(step == 0 ? 1e-29 : 0);
        numbers[5] = step == 14 ? T.PositiveInfinity : numbers[5];
        numbers[6] = step == 17 ? T.NaN : numbers[6];
        numbers[8] = T.Epsilon;
        numbers[9] = T.CreateTruncating(1e25);
        numbers[11] = T.CreateTruncating(0.3);
        return numbers;
    }
}
