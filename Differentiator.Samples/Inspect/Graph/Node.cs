namespace Differentiator.Samples.Inspect.Graph;

/// <summary>A value: a parameter, or what an operation makes.</summary>
/// <param name="text">The parameter or the operation.</param>
/// <param name="parent">The scope in which it is computed.</param>
internal sealed class Node(NodeKind kind, string text, Scope parent) : Item(parent)
{
    public NodeKind Kind { get; } = kind;

    public string Text { get; } = text;

    /// <summary>The variable that holds the value; empty if none does.</summary>
    public string Variable { get; set; } = "";

    /// <summary>What the derivative leaves for it.</summary>
    public string GradientName { get; set; } = text + "Gradient";

    /// <summary>Whether it varies with a parameter that is differentiated with respect to.</summary>
    public bool Varies { get; set; } = kind is NodeKind.Parameter;

    /// <summary>How others name the value.</summary>
    public string Name => Variable.Length > 0 ? Variable : Kind is NodeKind.Parameter or NodeKind.Data or NodeKind.Carried ? Text : "";
}
