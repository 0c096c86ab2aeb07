using System.Collections.Generic;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Rules;

/// <summary>The functions that have a derivative rule.</summary>
internal static class RuleTable
{
    private static readonly HashSet<string> Names = new()
    {
        "Abs", "Acos", "Acosh", "Asin", "Asinh", "Atan", "Atan2", "Atanh", "Cbrt", "Ceiling", "Clamp", "CopySign", "Cos", "Cosh",
        "Exp", "Floor", "FusedMultiplyAdd", "Log", "Log10", "Log2", "Max", "Min", "Pow", "Round", "Sign", "Sin", "Sinh", "Sqrt",
        "Tan", "Tanh", "Truncate",
    };

    public static bool Has(FunctionRef function) =>
        function.ContainingType is "System.Math" or "System.MathF" && Names.Contains(function.Name);
}
