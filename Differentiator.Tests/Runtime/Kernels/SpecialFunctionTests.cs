using System;
using System.Linq;
using System.Reflection;
using Xunit;

namespace Differentiator.Tests.Runtime.Kernels;

/// <summary>The runtime's own functions: accurate over their whole range, also where .NET's lose their digits or overflow.</summary>
public sealed class SpecialFunctionTests
{
    // 40 digits by another implementation, rounded.
    private static readonly (string Function, double X, double Expected)[] Values =
    [
        (nameof(SpecialFunctions.Log1p), -0.999, -6.907755278982136),
        (nameof(SpecialFunctions.Log1p), -0.5, -0.6931471805599453),
        (nameof(SpecialFunctions.Log1p), -0.001, -0.0010005003335835335),
        (nameof(SpecialFunctions.Log1p), -1e-20, -1e-20),
        (nameof(SpecialFunctions.Log1p), 1e-20, 1e-20),
        (nameof(SpecialFunctions.Log1p), 1e-08, 9.999999950000001e-09),
        (nameof(SpecialFunctions.Log1p), 0.3, 0.26236426446749106),
        (nameof(SpecialFunctions.Log1p), 0.75, 0.5596157879354227),
        (nameof(SpecialFunctions.Log1p), 2.5, 1.252762968495368),
        (nameof(SpecialFunctions.Log1p), 10000000000.0, 23.025850930040455),
        (nameof(SpecialFunctions.Log1p), 1e+300, 690.7755278982137),
        (nameof(SpecialFunctions.Expm1), -40.0, -1.0),
        (nameof(SpecialFunctions.Expm1), -1.5, -0.7768698398515702),
        (nameof(SpecialFunctions.Expm1), -0.9, -0.5934303402594009),
        (nameof(SpecialFunctions.Expm1), -0.1, -0.09516258196404043),
        (nameof(SpecialFunctions.Expm1), -1e-05, -9.999950000166666e-06),
        (nameof(SpecialFunctions.Expm1), 1e-20, 1e-20),
        (nameof(SpecialFunctions.Expm1), 1e-08, 1.0000000050000001e-08),
        (nameof(SpecialFunctions.Expm1), 0.2, 0.22140275816016985),
        (nameof(SpecialFunctions.Expm1), 0.7, 1.0137527074704764),
        (nameof(SpecialFunctions.Expm1), 0.99, 1.6912344723492623),
        (nameof(SpecialFunctions.Expm1), 1.5, 3.481689070338065),
        (nameof(SpecialFunctions.Expm1), 20.0, 485165194.4097903),
        (nameof(SpecialFunctions.Expm1), 700.0, 1.0142320547350045e+304),
        (nameof(SpecialFunctions.Erf), -3.0, -0.9999779095030014),
        (nameof(SpecialFunctions.Erf), -0.7, -0.6778011938374184),
        (nameof(SpecialFunctions.Erf), -0.2, -0.22270258921047847),
        (nameof(SpecialFunctions.Erf), 1e-300, 1.1283791670955126e-300),
        (nameof(SpecialFunctions.Erf), 1e-10, 1.1283791670955126e-10),
        (nameof(SpecialFunctions.Erf), 0.1, 0.1124629160182849),
        (nameof(SpecialFunctions.Erf), 0.3, 0.3286267594591274),
        (nameof(SpecialFunctions.Erf), 0.49, 0.511668261188523),
        (nameof(SpecialFunctions.Erf), 0.51, 0.5292436198411704),
        (nameof(SpecialFunctions.Erf), 0.9, 0.7969082124228322),
        (nameof(SpecialFunctions.Erf), 1.5, 0.9661051464753108),
        (nameof(SpecialFunctions.Erf), 2.0, 0.9953222650189527),
        (nameof(SpecialFunctions.Erf), 3.5, 0.9999992569016276),
        (nameof(SpecialFunctions.Erf), 6.0, 1.0),
        (nameof(SpecialFunctions.Erfc), -6.0, 2.0),
        (nameof(SpecialFunctions.Erfc), -1.0, 1.8427007929497148),
        (nameof(SpecialFunctions.Erfc), -0.3, 1.3286267594591274),
        (nameof(SpecialFunctions.Erfc), 1e-10, 0.999999999887162),
        (nameof(SpecialFunctions.Erfc), 0.2, 0.7772974107895215),
        (nameof(SpecialFunctions.Erfc), 0.49, 0.4883317388114769),
        (nameof(SpecialFunctions.Erfc), 0.51, 0.4707563801588296),
        (nameof(SpecialFunctions.Erfc), 1.0, 0.15729920705028513),
        (nameof(SpecialFunctions.Erfc), 2.0, 0.004677734981047266),
        (nameof(SpecialFunctions.Erfc), 5.0, 1.537459794428035e-12),
        (nameof(SpecialFunctions.Erfc), 10.0, 2.088487583762545e-45),
        (nameof(SpecialFunctions.Erfc), 15.0, 7.212994172451207e-100),
        (nameof(SpecialFunctions.Erfc), 20.0, 5.395865611607901e-176),
        (nameof(SpecialFunctions.Erfc), 26.0, 5.663192408856143e-296),
        (nameof(SpecialFunctions.NormalCdf), -38.0, 2.88542835e-316),
        (nameof(SpecialFunctions.NormalCdf), -20.0, 2.7536241186062337e-89),
        (nameof(SpecialFunctions.NormalCdf), -10.0, 7.619853024160525e-24),
        (nameof(SpecialFunctions.NormalCdf), -5.0, 2.866515718791939e-07),
        (nameof(SpecialFunctions.NormalCdf), -1.0, 0.15865525393145705),
        (nameof(SpecialFunctions.NormalCdf), -0.1, 0.460172162722971),
        (nameof(SpecialFunctions.NormalCdf), 0.0, 0.5),
        (nameof(SpecialFunctions.NormalCdf), 0.1, 0.539827837277029),
        (nameof(SpecialFunctions.NormalCdf), 1.0, 0.8413447460685429),
        (nameof(SpecialFunctions.NormalCdf), 3.0, 0.9986501019683699),
        (nameof(SpecialFunctions.NormalCdf), 8.0, 0.9999999999999993),
        (nameof(SpecialFunctions.NormalDensity), -30.0, 1.4736461348785476e-196),
        (nameof(SpecialFunctions.NormalDensity), -3.0, 0.0044318484119380075),
        (nameof(SpecialFunctions.NormalDensity), 0.0, 0.3989422804014327),
        (nameof(SpecialFunctions.NormalDensity), 0.5, 0.35206532676429947),
        (nameof(SpecialFunctions.NormalDensity), 2.0, 0.05399096651318805),
        (nameof(SpecialFunctions.NormalDensity), 10.0, 7.694598626706419e-23),
        (nameof(SpecialFunctions.NormalDensity), 38.0, 1.097221052e-314),
        (nameof(SpecialFunctions.LogGamma), 1e-300, 690.7755278982137),
        (nameof(SpecialFunctions.LogGamma), 1e-10, 23.025850929882736),
        (nameof(SpecialFunctions.LogGamma), 0.1, 2.252712651734206),
        (nameof(SpecialFunctions.LogGamma), 0.4, 0.7966778177017837),
        (nameof(SpecialFunctions.LogGamma), 0.5, 0.5723649429247001),
        (nameof(SpecialFunctions.LogGamma), 0.7, 0.26086724653166654),
        (nameof(SpecialFunctions.LogGamma), 0.95, 0.030968795237972926),
        (nameof(SpecialFunctions.LogGamma), 0.999999, 5.772164873855652e-07),
        (nameof(SpecialFunctions.LogGamma), 1.000001, -5.772148423874147e-07),
        (nameof(SpecialFunctions.LogGamma), 1.05, -0.02685307250226019),
        (nameof(SpecialFunctions.LogGamma), 1.3, -0.10817480950786047),
        (nameof(SpecialFunctions.LogGamma), 1.4, -0.1196129141723713),
        (nameof(SpecialFunctions.LogGamma), 1.5, -0.12078223763524522),
        (nameof(SpecialFunctions.LogGamma), 1.7, -0.09580769740706588),
        (nameof(SpecialFunctions.LogGamma), 1.99, -0.004195529088791668),
        (nameof(SpecialFunctions.LogGamma), 1.9999999, -4.2278430309861296e-08),
        (nameof(SpecialFunctions.LogGamma), 2.0000001, 4.227843666532498e-08),
        (nameof(SpecialFunctions.LogGamma), 2.01, 0.004260022907098346),
        (nameof(SpecialFunctions.LogGamma), 2.4, 0.21685932244884157),
        (nameof(SpecialFunctions.LogGamma), 2.5, 0.2846828704729192),
        (nameof(SpecialFunctions.LogGamma), 2.7, 0.4348205536551047),
        (nameof(SpecialFunctions.LogGamma), 3.0, 0.6931471805599453),
        (nameof(SpecialFunctions.LogGamma), 3.3, 0.9870985778947344),
        (nameof(SpecialFunctions.LogGamma), 5.5, 3.9578139676187165),
        (nameof(SpecialFunctions.LogGamma), 8.0, 8.525161361065415),
        (nameof(SpecialFunctions.LogGamma), 11.9, 17.25847745059552),
        (nameof(SpecialFunctions.LogGamma), 12.1, 17.74700727079874),
        (nameof(SpecialFunctions.LogGamma), 20.0, 39.339884187199495),
        (nameof(SpecialFunctions.LogGamma), 100.0, 359.1342053695754),
        (nameof(SpecialFunctions.LogGamma), 100000.0, 1051287.7089736569),
        (nameof(SpecialFunctions.LogGamma), 10000000000.0, 220258509288.81058),
        (nameof(SpecialFunctions.LogGamma), 1e+300, 6.897755278982137e+302),
        (nameof(SpecialFunctions.LogGamma), -0.5, 1.2655121234846454),
        (nameof(SpecialFunctions.LogGamma), -1.5, 0.860047015376481),
        (nameof(SpecialFunctions.LogGamma), -2.7, -0.07140708531564569),
        (nameof(SpecialFunctions.LogGamma), -10.3, -14.457515440024208),
        (nameof(SpecialFunctions.LogGamma), -50.7, -149.8713235486061),
        (nameof(SpecialFunctions.Digamma), 1e-10, -10000000000.577215),
        (nameof(SpecialFunctions.Digamma), 0.1, -10.423754940411076),
        (nameof(SpecialFunctions.Digamma), 0.5, -1.9635100260214235),
        (nameof(SpecialFunctions.Digamma), 1.0, -0.5772156649015329),
        (nameof(SpecialFunctions.Digamma), 1.3, -0.16919088886679962),
        (nameof(SpecialFunctions.Digamma), 1.6, 0.12604745277347632),
        (nameof(SpecialFunctions.Digamma), 2.0, 0.42278433509846713),
        (nameof(SpecialFunctions.Digamma), 3.7, 1.1671535393615113),
        (nameof(SpecialFunctions.Digamma), 8.0, 2.01564147795561),
        (nameof(SpecialFunctions.Digamma), 11.9, 2.4339335368825377),
        (nameof(SpecialFunctions.Digamma), 12.1, 2.4513143481743374),
        (nameof(SpecialFunctions.Digamma), 50.0, 3.901989673427892),
        (nameof(SpecialFunctions.Digamma), 1000000.0, 13.815510057964191),
        (nameof(SpecialFunctions.Digamma), -0.5, 0.03648997397857652),
        (nameof(SpecialFunctions.Digamma), -1.3, 2.8825405488661673),
        (nameof(SpecialFunctions.Digamma), -2.7, -1.1153471291406896),
        (nameof(SpecialFunctions.Digamma), -10.3, 4.662403493582087),
    ];

    private static readonly (int N, double X, double Expected)[] Polygammas =
    [
        (1, 0.001, 1000001.6425331958),
        (1, 0.3, 12.245364546107732),
        (1, 1.0, 1.6449340668482264),
        (1, 2.5, 0.49035775610023485),
        (1, 9.0, 0.11751201469403143),
        (1, 15.0, 0.0689382278476838),
        (1, 40.0, 0.02531510384129103),
        (1, 10000.0, 0.00010000500016666666),
        (1, -0.4, 9.886209670902357),
        (1, -2.7, 14.769375845132314),
        (1, -7.3, 14.951383181433922),
        (2, 0.001, -2000000002.3976321),
        (2, 0.3, -75.27253658872604),
        (2, 1.0, -2.4041138063191885),
        (2, 2.5, -0.2362040516417274),
        (2, 9.0, -0.013793319195767774),
        (2, 15.0, -0.004750602716551555),
        (2, 40.0, -0.0006408202718352986),
        (2, 10000.0, -1.000100005e-08),
        (2, -0.4, 21.287168462856535),
        (2, -2.7, -68.9329390232638),
        (2, -7.3, 68.82117406359033),
        (3, 0.001, 6000000000006.469),
        (3, 0.3, 743.1417646550498),
        (3, 1.0, 6.493939402266829),
        (3, 2.5, 0.22390584881725206),
        (3, 9.0, 0.0032343960459451037),
        (3, 15.0, 0.0006544797782827373),
        (3, 40.0, 3.24414001515635e-05),
        (3, 10000.0, 2.00030002e-12),
        (3, -0.4, 281.78204104534575),
        (3, -2.7, 768.9626351155225),
        (3, -7.3, 769.0167339816824),
        (5, 0.001, 1.1999999999999998e+20),
        (5, 0.3, 164634.84609922304),
        (5, 1.0, 122.0811674381339),
        (5, 2.5, 0.5785691785671835),
        (5, 9.0, 0.0005317463328963387),
        (5, 15.0, 3.722215094961951e-05),
        (5, 40.0, 2.4938943509996704e-07),
        (5, 10000.0, 2.4006000599999993e-19),
        (5, -0.4, 31876.50690776846),
        (5, -2.7, 165660.11051361315),
        (5, -7.3, 165660.1736387418),
        (10, 0.001, -3.628799999999999e+39),
        (10, 0.3, -2048468424178.0745),
        (10, 1.0, -3630593.311606629),
        (10, 2.5, -156.229596593233),
        (10, 9.0, -0.00017331259753197383),
        (10, 15.0, -8.644004350424738e-07),
        (10, 40.0, -3.9130747998980846e-11),
        (10, 10000.0, -3.630614732639991e-35),
        (10, -0.4, 85517084631.51274),
        (10, -2.7, -2048284893020.769),
        (10, -7.3, 2048284893018.5608),
    ];

    public static TheoryData<string> Functions => [.. Values.Select(value => value.Function).Distinct()];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Values_are_accurate_to_a_few_roundings(string function)
    {
        MethodInfo ofDouble = typeof(SpecialFunctions).GetMethod(function, [typeof(double)])!, ofSingle = typeof(SpecialFunctions).GetMethod(function, [typeof(float)])!;
        foreach ((_, double x, double expected) in Values.Where(value => value.Function == function))
        {
            double actual = (double)ofDouble.Invoke(null, [x])!;

            // Around its zero Digamma is accurate in the absolute sense.
            Assert.True(Near(expected, actual, function == "Digamma" ? 1e-15 * (1 + Math.Abs(expected)) : 5e-16 * Math.Abs(expected)), $"{function}({x}) is {actual:R}, not {expected:R}");
            if (x == (float)x)
                Assert.Equal((float)expected, (float)ofSingle.Invoke(null, [(float)x])!);
        }
    }

    [Fact]
    public void Polygammas_are_accurate_to_a_few_roundings() => Assert.All(Polygammas, value =>
    {
        double actual = SpecialFunctions.Polygamma(value.N, value.X);
        Assert.True(Near(value.Expected, actual, 2e-15 * Math.Abs(value.Expected)), $"Polygamma({value.N}, {value.X}) is {actual:R}, not {value.Expected:R}");
        if (value.X == (float)value.X)
            Assert.Equal((float)actual, SpecialFunctions.Polygamma(value.N, (float)value.X));
    });

    [Theory]
    [InlineData("Log1p", -1, double.NegativeInfinity)]
    [InlineData("Log1p", -2, double.NaN)]
    [InlineData("Log1p", -0.0, -0.0)]
    [InlineData("Log1p", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Expm1", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Expm1", double.NegativeInfinity, -1)]
    [InlineData("Expm1", -0.0, -0.0)]
    [InlineData("Erf", double.PositiveInfinity, 1)]
    [InlineData("Erf", double.NegativeInfinity, -1)]
    [InlineData("Erfc", double.PositiveInfinity, 0)]
    [InlineData("Erfc", double.NegativeInfinity, 2)]
    [InlineData("NormalCdf", double.PositiveInfinity, 1)]
    [InlineData("NormalCdf", double.NegativeInfinity, 0)]
    [InlineData("NormalDensity", double.PositiveInfinity, 0)]
    [InlineData("LogGamma", 1, 0)]
    [InlineData("LogGamma", 2, 0)]
    [InlineData("LogGamma", 0, double.PositiveInfinity)]
    [InlineData("LogGamma", -3, double.PositiveInfinity)]
    [InlineData("LogGamma", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Digamma", 0, double.NegativeInfinity)]
    [InlineData("Digamma", -1, double.NaN)]
    [InlineData("Digamma", double.PositiveInfinity, double.PositiveInfinity)]
    public void Ends_of_the_range_give_the_limits(string function, double x, double expected)
    {
        MethodInfo method = typeof(SpecialFunctions).GetMethod(function, [typeof(double)])!;

        Assert.Equal(expected, (double)method.Invoke(null, [x])!);
        Assert.True(double.IsNaN((double)method.Invoke(null, [double.NaN])!));
    }

    [Fact]
    public void Polygamma_has_its_limits_and_no_negative_order()
    {
        Assert.Equal(double.PositiveInfinity, SpecialFunctions.Polygamma(1, 0.0));
        Assert.Equal(double.NegativeInfinity, SpecialFunctions.Polygamma(2, 0.0));
        Assert.Equal(SpecialFunctions.Digamma(0.7), SpecialFunctions.Polygamma(0, 0.7));
        Assert.Equal(double.NaN, SpecialFunctions.Polygamma(3, -2.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpecialFunctions.Polygamma(-1, 1.0));
    }

    [Fact]
    public void LogSumExp_does_not_overflow()
    {
        Assert.Equal(1002.4076059644443, SpecialFunctions.LogSumExp([1000.0, 1001, 1002]), 1e-12);
        Assert.Equal(-999.3068528194401, SpecialFunctions.LogSumExp([-1000.0, -1000]), 1e-12);
        Assert.Equal(double.NegativeInfinity, SpecialFunctions.LogSumExp(ReadOnlySpan<double>.Empty));
        Assert.Equal(double.NegativeInfinity, SpecialFunctions.LogSumExp([double.NegativeInfinity, double.NegativeInfinity]));
        Assert.Equal(double.PositiveInfinity, SpecialFunctions.LogSumExp([1.0, double.PositiveInfinity]));
        Assert.Equal(double.NaN, SpecialFunctions.LogSumExp([1, double.NaN, double.PositiveInfinity]));
        Assert.Equal(101.69315f, SpecialFunctions.LogSumExp([101f, 101f]), 1e-5f);
    }

    [Fact]
    public void SafeNorm_neither_overflows_nor_underflows()
    {
        Assert.Equal(5, SpecialFunctions.SafeNorm([3.0, -4]));
        Assert.Equal(5e200, SpecialFunctions.SafeNorm([3e200, -4e200]), 1e186);
        Assert.Equal(1, SpecialFunctions.SafeNorm([3e-200, -4e-200]) / 5e-200, 1e-15);
        Assert.Equal(1, SpecialFunctions.SafeNorm([3e30f, 4e30f]) / 5e30f, 1e-6f);
        Assert.Equal(0, SpecialFunctions.SafeNorm([0.0, 0]));
        Assert.Equal(0, SpecialFunctions.SafeNorm(ReadOnlySpan<double>.Empty));
        Assert.Equal(double.PositiveInfinity, SpecialFunctions.SafeNorm([1, double.NegativeInfinity]));
        Assert.Equal(double.NaN, SpecialFunctions.SafeNorm([1, double.NaN]));
    }

    [Fact]
    public void Softmax_neither_overflows_nor_leaves_the_place_of_its_operand()
    {
        double[] shares = [1000, 1001, 1000, 7], empty = [];
        SpecialFunctions.Softmax(shares.AsSpan(0, 3), shares);
        double small = 1 / (2 + Math.E);
        Assert.All(shares.Zip([small, small * Math.E, small, 7]), pair => Assert.Equal(pair.Second, pair.First, 1e-15));
        float[] single = new float[2];
        SpecialFunctions.Softmax([3f, 3f], single);
        Assert.Equal([0.5f, 0.5f], single);
        SpecialFunctions.Softmax(empty, empty);
        Assert.Throws<ArgumentException>("destination", () => SpecialFunctions.Softmax([1.0, 2], new double[1]));
        Assert.Throws<ArgumentException>("destination", () => SpecialFunctions.Softmax(shares.AsSpan(0, 3), shares.AsSpan(1)));
    }

    [Fact]
    public void Derivatives_by_hand_are_those_of_differences()
    {
        double[] point = [0.3, -1.2, 2.5, 0.7];
        GradientCheck.Rule<double>(x => SpecialFunctions.LogSumExp(x), (x, cotangent, gradient) => SpecialFunctions.LogSumExpVjp(x, cotangent, gradient), point);
        GradientCheck.Rule<double>(x => SpecialFunctions.LogSumExp(x), (x, tangent) => SpecialFunctions.LogSumExpJvp(x, tangent), point);
        GradientCheck.Rule<double>(x => SpecialFunctions.SafeNorm(x), (x, cotangent, gradient) => SpecialFunctions.SafeNormVjp(x, SpecialFunctions.SafeNorm(x), cotangent, gradient), point);
        GradientCheck.Rule<double>(x => SpecialFunctions.SafeNorm(x), (x, tangent) => SpecialFunctions.SafeNormJvp(x, tangent), point);
    }

    private static bool Near(double expected, double actual, double tolerance) => expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance;
}
