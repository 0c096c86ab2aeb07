using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Rules;

/// <summary>The functions that choose the larger or the smaller of two numbers, and have the rule of <c>Math.Max</c>.</summary>
internal static class ExtremeRules
{
    /// <summary>How an operand that is not chosen compares with the other one; null if the function is another one.</summary>
    public static BinaryOp? Worse(FunctionRef function) =>
        function is { Part.Length: 0, VectorSize: 0, ParameterTypes.Count: 2, ReturnType: { IsFloatingPoint: true } type } && function.ParameterTypes.All(parameter => parameter == type)
            ? function.Name switch
            {
                "Max" => BinaryOp.Less,
                "Min" => BinaryOp.Greater,
                _ => null,
            }
            : null;
}
