using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Differentiator.Tests.Runtime.Layers;

namespace Differentiator.Tests.Networks.EveryKernel;

/// <summary>A public function with a derivative by hand, called by reflection: static, or of a layer.</summary>
internal sealed record Kernel(string Name, MethodInfo Method, Func<Numbers[], Numbers> Formula, Func<Matrix, Layer>? MakeLayer)
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>All of the runtime, but those whose derivatives fill spans: see <c>SpecialFunctionTests</c>.</summary>
    public static IReadOnlyList<Kernel> All { get; } = [.. Find()];

    public Type[] Arguments => [.. Method.GetParameters().Select(parameter => parameter.ParameterType)];

    public bool IsOfDoubles => Arguments.Contains(typeof(double));

    public override string ToString() => Name;

    /// <summary>Value and derivatives at a point: by each number of the arguments, then of the layer's parameters.</summary>
    /// <param name="arguments">Of the method, and perhaps values for the layer's parameters.</param>
    /// <param name="cotangent">As many numbers as the result has.</param>
    public Evaluation Evaluate(object[] arguments, double[] cotangent)
    {
        Layer? layer = MakeLayer?.Invoke((Matrix)arguments[0]);
        Parameters? parameters = layer is null ? null : new LayerModel(layer).Parameters;
        int count = Arguments.Length;
        IReadOnlyList<Parameter> learned = layer?.Parameters ?? [];
        for (int i = count; i < arguments.Length; i++)
            learned[i - count].Value.Assign((Matrix)arguments[i]);
        object[] all = [.. arguments[..count], .. learned.Select(parameter => (object)parameter.Value)];

        object result = Call(Method, layer, arguments[..count]);
        object[] derivatives = Pull(layer, parameters, arguments[..count], result, cotangent);
        return new Evaluation(all, Doubles(result), [.. derivatives.Concat(learned.Select(parameter => (object)parameters!.Gradients.Of(parameter))).Select(Doubles)]);
    }

    /// <summary>How many numbers the result has.</summary>
    public int ResultLength(object[] arguments) =>
        Numbers.Of(Call(Method, MakeLayer?.Invoke((Matrix)arguments[0]), arguments[..Arguments.Length])).Elements.Length;

    public static double[] Doubles(object? values) => values is null ? [] : Array.ConvertAll(Numbers.Of(values).Elements, element => element.Real);

    // In the order of the contract: arguments, perhaps the result, its cotangent, an accumulator for each argument that is no
    // label, perhaps the model's gradients.
    private object[] Pull(Layer? layer, Parameters? parameters, object[] arguments, object result, double[] cotangent)
    {
        MethodInfo pullback = Pullback();
        List<object?> values = [.. arguments];
        foreach (ParameterInfo parameter in pullback.GetParameters().Skip(arguments.Length))
        {
            values.Add(parameter.Name switch
            {
                "result" => result,
                "resultCotangent" => Like(result, cotangent),
                "gradients" => parameters!.Gradients,
                _ => Zero(arguments[Array.FindIndex(Method.GetParameters(), of => $"{of.Name}Gradient" == parameter.Name)]),
            });
        }

        object?[] passed = [.. values];
        Call(pullback, layer, passed);
        return [.. Method.GetParameters().Select(of => Array.FindIndex(pullback.GetParameters(), parameter => parameter.Name == $"{of.Name}Gradient"))
            .Select(index => index < 0 ? null : passed[index])!];
    }

    private MethodInfo Pullback() => Method.DeclaringType!.GetMethods(Public).Single(method =>
        method.Name == Method.GetCustomAttribute<DerivativeAttribute>()!.Name
        && method.GetParameters().Take(Arguments.Length).Select(parameter => parameter.ParameterType).SequenceEqual(Arguments));

    private static object Call(MethodInfo method, Layer? layer, object?[] arguments) =>
        method.Invoke(layer, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;

    private static object Zero(object like) => Like(like, new double[Numbers.Of(like).Elements.Length]);

    private static object Like(object like, double[] values) => like switch
    {
        Matrix matrix => new Matrix(Array.ConvertAll(values, value => (float)value), matrix.Rows, matrix.Columns),
        float => (float)values[0],
        _ => values[0],
    };

    private static IEnumerable<Kernel> Find()
    {
        foreach (MethodInfo found in typeof(Model).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods(Public)).Where(method => method.IsDefined(typeof(DerivativeAttribute)) && method.DeclaringType != typeof(SpecialFunctions)))
        {
            MethodInfo method = SpanKernels.WithArrays(found);
            string key = $"{found.DeclaringType!.Name}.{found.Name}";
            string signature = $"{key}({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name))})";
            if (method.IsStatic)
                yield return new Kernel(signature, method, FormulaOf(key), null);
            else
                foreach ((string variant, Func<Matrix, Layer> make, Func<Numbers[], Numbers>? formula) in LayerVariants.Of(found.DeclaringType))
                    yield return new Kernel($"{variant}.{signature}", method, formula ?? FormulaOf(key), make);
        }
    }

    private static Func<Numbers[], Numbers> FormulaOf(string key) =>
        Formulas.All.TryGetValue(key, out Func<Numbers[], Numbers>? formula) ? formula : throw new InvalidOperationException($"{key} has no formula in {nameof(Formulas)}.");
}
