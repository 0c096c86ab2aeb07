namespace Differentiator.Tests.Runtime.Layers;

/// <summary>A model around layers, for their gradients.</summary>
internal sealed class LayerModel(params Layer[] inner) : Model
{
    public Workspace Start() => StartDerivative();

    protected override void AddLayers(LayerList layers) => layers.Add("layers", inner);
}
