using System.Collections.Generic;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Rules;

/// <summary>The functions of numbers that there are for lanes too: the framework's own, or the runtime's.</summary>
internal static class LaneFunctionRules
{
    private static readonly HashSet<string> OfFramework = ["Sqrt", "Abs", "Floor", "Ceiling"];

    private static readonly HashSet<string> OfRuntime = ["Max", "Min", "Exp", "Log", "Sin", "Cos", "Tanh"];

    /// <summary>The type and the name of the function of lanes; null if there is none.</summary>
    public static (string Type, string Name)? Of(FunctionRef function, LanesType lanes) => function switch
    {
        { Part.Length: > 0 } or { ContainingType: not (LibraryFunctions.Math or LibraryFunctions.MathF) } => null,
        { Name: "FusedMultiplyAdd" } => (RuntimeTypes.Vectors, "MultiplyAdd"),
        { Name: var name } when OfFramework.Contains(name) => (lanes.Vector, name),
        { Name: var name } when OfRuntime.Contains(name) => (RuntimeTypes.Vectors, name),
        _ => null,
    };
}
