using Differentiator.Generator.IR;

namespace Differentiator.Generator.Rules;

/// <summary>The exponential and the logarithm of numbers, for what is known of them besides their derivatives.</summary>
internal static class ExponentialRules
{
    /// <summary>The x of <c>Math.Exp(x)</c>; null if the expression is another one.</summary>
    public static Expr? Exponent(Expr expr) => OperandOf("Exp", expr);

    /// <summary>The x of <c>Math.Log(x)</c>; null if the expression is another one.</summary>
    public static Expr? Antilogarithm(Expr expr) => OperandOf("Log", expr);

    private static Expr? OperandOf(string name, Expr expr) =>
        expr is Call { Arguments.Count: 1, Function: { Part.Length: 0, VectorSize: 0, ContainingType: LibraryFunctions.Math or LibraryFunctions.MathF or LibraryFunctions.Double or LibraryFunctions.Single } function } call && function.Name == name
            ? call.Arguments[0]
            : null;
}
