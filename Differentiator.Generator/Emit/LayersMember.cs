using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Writes <c>AddLayers</c>, by which a model knows its layers without reflection.</summary>
internal static class LayersMember
{
    public static void Write(CodeWriter w, EmissionContext context, LayerFields layers)
    {
        w.Line("/// <inheritdoc/>");
        w.Line($"protected override void AddLayers({context.Names.Of("Differentiator.LayerList")} layers)");
        using (w.Block())
        {
            if (layers.CallsBase)
                w.Line("base.AddLayers(layers);");
            foreach (string name in layers.Names)
                w.Line($"layers.Add({context.Names.NameOf(Identifier.Of(name))}, this.{Identifier.Of(name)});");
        }
    }
}
