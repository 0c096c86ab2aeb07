namespace Differentiator.Generator.IR;

/// <summary>The layers of a model, as emitted code names them for it.</summary>
/// <param name="CallsBase">Whether a class between has layers that it names itself.</param>
/// <param name="Names">Fields and properties that hold a layer, or several, in order.</param>
internal sealed record LayerFields(bool CallsBase, EquatableArray<string> Names);
