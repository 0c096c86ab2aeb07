using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>The parameters that a method changes: where it is run several times, each run has to find them as they were.</summary>
internal sealed class SavedInputs
{
    private readonly EmissionContext context;
    private readonly UniqueNames names;
    private readonly Dictionary<ParameterModel, string> before = [];

    public SavedInputs(EmissionContext context, Function function, UniqueNames names)
    {
        (this.context, this.names) = (context, names);
        foreach ((ParameterModel model, Parameter parameter) in context.Model.Parameters.Zip(function.Parameters, (model, parameter) => (model, parameter)))
        {
            if (parameter.IsWritten || parameter.PassBy == PassBy.Ref)
                before.Add(model, names.Take(model.Name + "Before"));
        }
    }

    public void Save(CodeWriter w)
    {
        foreach (KeyValuePair<ParameterModel, string> saved in before)
        {
            string parameter = Identifier.Of(saved.Key.Name);
            if (saved.Key.Type.Element is not { } element)
            {
                w.Line($"{context.Types.Of(saved.Key.Type)} {saved.Value} = {parameter};");
                continue;
            }

            string type = context.Types.Of(element), owner = names.Take("scratch");
            w.Line($"using {context.Names.Of("Differentiator.Scratch")}<{type}> {owner} = new({parameter}.{(saved.Key.Type is ListType ? "Count" : "Length")}, stackalloc {type}[16]);");
            w.Line($"{context.Names.Of("System.Span")}<{type}> {saved.Value} = {owner}.Span;");
            w.Line($"{parameter}.CopyTo({saved.Value});");
        }
    }

    public void Restore(CodeWriter w)
    {
        foreach (KeyValuePair<ParameterModel, string> saved in before)
            w.Line(saved.Key.Type.Element is null ? $"{Identifier.Of(saved.Key.Name)} = {saved.Value};" : $"{saved.Value}.CopyTo({Identifier.Of(saved.Key.Name)});");
    }
}
