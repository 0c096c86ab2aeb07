using System.Collections.Generic;
using Differentiator.Generator.IR;
using static Differentiator.Generator.Rules.LibraryFunctions;
using static Differentiator.Generator.Rules.RuleForms;

namespace Differentiator.Generator.Rules;

/// <summary>What each reduction computes: one line a function. Where slopes jump, <see cref="ReductionLoops.Value"/> says which side is taken.</summary>
internal static class ReductionRules
{
    private static readonly Dictionary<string, ReductionFormula> ByName = new()
    {
        ["Sum"] = x => x.Sum(element => element),
        ["Average"] = x => x.Sum(element => element) / x.Count,
        ["SumOfSquares"] = x => x.Sum(element => element * element),
        ["SumOfMagnitudes"] = x => x.Sum(Abs),
        ["Norm"] = x => Sqrt(x.Sum(element => element * element)),
        ["StdDev"] = StdDev,
        ["Product"] = x => x.Product((element, _) => element),
        ["Dot"] = x => x.Sum((left, right) => left * right),
        ["Distance"] = x => Sqrt(x.Sum((left, right) => (left - right) * (left - right))),
        ["CosineSimilarity"] = x => x.Sum((left, right) => left * right) / (Sqrt(x.Sum((left, _) => left * left)) * Sqrt(x.Sum((_, right) => right * right))),
        ["ProductOfSums"] = x => x.Product((left, right) => left + right),
        ["ProductOfDifferences"] = x => x.Product((left, right) => left - right),
        ["Max"] = Chosen,
        ["Min"] = Chosen,
        ["MaxNumber"] = Chosen,
        ["MinNumber"] = Chosen,
        ["MaxMagnitude"] = Chosen,
        ["MinMagnitude"] = Chosen,
        ["MaxMagnitudeNumber"] = Chosen,
        ["MinMagnitudeNumber"] = Chosen,
        ["LogSumExp"] = LogSumExp,
        ["SafeNorm"] = SafeNorm,
    };

    /// <summary>Null if the function is none of them.</summary>
    public static ReductionFormula? Of(FunctionRef function) =>
        function.ContainingType is TensorRules.Type or SpecialType && ByName.TryGetValue(function.Name.Split('<')[0], out ReductionFormula? formula) ? formula : null;

    private static Expr StdDev(ReductionLoops x)
    {
        Expr mean = x.Sum(element => element) / x.Count;
        return Sqrt(x.Sum(element => (element - mean) * (element - mean)) / x.Count);
    }

    // Equal elements share the slope; NaN, which is not equal to itself, has it where it is the value.
    private static Expr Chosen(ReductionLoops x)
    {
        Expr count = x.Sum(element => If(IsChosen(element), element.Constant(1), element.Constant(0)));
        return x.Sum(element => If(IsChosen(element), element, element.Constant(0))) / count;

        Expr IsChosen(Expr element) => Or(element.IsEqualTo(x.Value), And(IsNaN(element), IsNaN(x.Value)));
    }

    // v + log sum exp(x - v), of which v, the value itself, is a constant; an infinite one would leave nothing of the powers
    private static Expr LogSumExp(ReductionLoops x) => Log(x.Sum(element => Exp(element - If(IsInfinity(x.Value), 0, x.Value))));

    // v |x / v|, of which v, the value itself, is a constant
    private static Expr SafeNorm(ReductionLoops x)
    {
        Expr scale = If(Or(x.Value.IsEqualTo(0), IsInfinity(x.Value)), 1, x.Value);
        return scale * Sqrt(x.Sum(element => element / scale * (element / scale)));
    }
}
