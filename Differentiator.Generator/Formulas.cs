using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.Emit;
using Differentiator.Generator.Frontend;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator;

/// <summary>Derivatives in closed form, for those that ask for them, and hints where there is none.</summary>
internal static class Formulas
{
    public static IEnumerable<ClosedFormula> Of(MethodModel model) => model.Refusal is not null ? []
        : model.Requests.Where(request => request.HasFormula).Select(request => Of(model, request));

    public static IEnumerable<Diagnostic> Hints(IMethodSymbol method, MethodModel model)
    {
        AttributeData[] attributes = [.. RequestReader.AttributesOf(method)];
        if (attributes.Length != model.Requests.Count)
            yield break;
        foreach (ClosedFormula formula in Of(model).Where(formula => formula.Obstacle.Length > 0))
        {
            Location place = AttributeArgument.Named(attributes[model.Requests.ToList().IndexOf(formula.Request)], "Formula");
            yield return Diagnostic.Create(PerformanceDiagnostics.NoClosedForm, place, model.Name, formula.Obstacle);
        }
    }

    private static ClosedFormula Of(MethodModel model, Request request)
    {
        if (Obstacle(model, request) is { } obstacle)
            return ClosedFormula.None(request, obstacle);
        if (Gradient(model, request) is not { } gradient)
            return ClosedFormula.None(request, "it has no gradient");
        // A loop that keeps values for its reverse is a loop in the first place.
        return gradient.Body.AllStatements().OrderBy(statement => statement is not For).Select(Obstacle).FirstOrDefault(found => found is not null) is { } inside
            ? ClosedFormula.None(request, inside)
            : FormulaText.Of(new EmissionContext(model, []), new Derivative(DerivativeKinds.Gradient, request, gradient, []));
    }

    // Members of forward mode may be there all the same.
    private static Function? Gradient(MethodModel model, Request request)
    {
        try
        {
            return Compiler.ReadableGradient(model, request);
        }
        catch (DerivativeRefusedException)
        {
            return null;
        }
    }

    private static string? Obstacle(MethodModel model, Request request)
    {
        if (model.Function is not { } function)
            return "it has no body";
        if (!model.ReturnType.IsFloatingPoint)
            return "its result is not one number";
        if (request.IncludesModel)
            return "the parameters of a model are not numbers";
        ParameterModel? memory = request.WithRespectTo.Select(position => model.Parameters[position]).FirstOrDefault(parameter => !IsMadeOfNumbers(parameter.Type));
        if (memory is not null)
            return $"'{memory.Name}' is not a number";
        return model.Recursive.Count > 0 ? "it calls a method that recurs"
            : function.Body.AllStatements().Any(statement => statement is Invoke) ? "it calls a method with a derivative of its own"
            : null;
    }

    private static bool IsMadeOfNumbers(IrType type) =>
        type.IsFloatingPoint || (type is StructType structure && structure.Fields.Where(field => field.IsDifferentiable).All(field => IsMadeOfNumbers(field.Type)));

    // A branch is in the way where something in it is.
    private static string? Obstacle(Stmt statement) => statement switch
    {
        Let or If => null,
        For => "it has a loop",
        Effect or Throw => "it runs code that is not differentiated",
        _ => "it writes memory",
    };
}
