namespace Differentiator;

/// <summary>A parameter under its name in the model.</summary>
/// <param name="Name">The field's name and the parameter's: <c>hidden.weight</c>, <c>layers.0.bias</c>.</param>
/// <param name="Parameter">The parameter.</param>
public sealed record NamedParameter(string Name, Parameter Parameter);
