namespace Differentiator.Generator.IR;

/// <summary>
/// One <c>[Differentiable]</c> method as the pipeline sees it: everything that the stages after the equality cut need,
/// and nothing that holds on to a compilation.
/// </summary>
/// <param name="HintName">The name of the emitted file without <c>.g.cs</c>, unique in the project.</param>
/// <param name="Namespace">The containing namespace, or empty.</param>
/// <param name="ContainingTypes">Declaration headers, outermost first: <c>static partial class Regression</c>.</param>
/// <param name="Modifiers">Accessibility and <c>static</c>, as the emitted members carry them.</param>
/// <param name="HiddenNames">Simple names of framework types that mean something else here and must be qualified.</param>
/// <param name="Function">The lowered method; null if it was refused.</param>
/// <param name="Recursive">The methods that call themselves, directly or not, and are called by it.</param>
/// <param name="Refusal">Why it was refused; null if it was lowered.</param>
internal sealed record MethodModel(
    string HintName,
    string Namespace,
    EquatableArray<string> ContainingTypes,
    string Modifiers,
    string Name,
    EquatableArray<ParameterModel> Parameters,
    IrType ReturnType,
    EquatableArray<Request> Requests,
    EquatableArray<string> HiddenNames,
    Function? Function,
    EquatableArray<Function> Recursive,
    Refusal? Refusal)
{
    /// <summary>The layers of the model to which the method belongs, if it is the one that names them.</summary>
    public LayerFields? Layers { get; init; }

    /// <summary>How a call finds the method.</summary>
    public Dispatch Dispatch { get; init; }

    /// <summary>Whether the method hides another one with derivatives, which its own hide then.</summary>
    public bool HidesAnother { get; init; }

    /// <summary>Whether a class that this compiler does not see may replace the method and leave its derivatives.</summary>
    public bool IsReplaceable { get; init; }
}
