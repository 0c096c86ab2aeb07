namespace Differentiator.Generator.IR;

/// <summary>
/// A function: the yields of its body are its results, in order. An input of a transform and its output alike.
/// </summary>
internal sealed record Function(
    FunctionRef Reference,
    EquatableArray<Parameter> Parameters,
    EquatableArray<Result> Results,
    Region Body);
