using Differentiator.Generator.IR;

namespace Differentiator.Generator;

/// <summary>From the model of a method to the text of its derivatives.</summary>
internal static class Compiler
{
    public static string Emit(MethodModel model, CompilerOptions options) =>
        $"// {model.HintName}: {model.Refusal?.Id ?? "lowered"}{(options.Optimize ? "" : ", not optimized")}\n";
}
