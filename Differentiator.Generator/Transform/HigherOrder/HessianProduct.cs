using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform.Forward;
using Differentiator.Generator.Transform.Reverse;

namespace Differentiator.Generator.Transform.HigherOrder;

/// <summary>
/// The product of the Hessian and a direction: the gradient's derivative in that direction, by forward mode over reverse
/// mode, with the gradient itself or without it. Pearlmutter, Fast Exact Multiplication by the Hessian, Neural Computation 6 (1994).
/// </summary>
internal static class HessianProduct
{
    /// <summary>The gradient, or a diagnostic where it cannot be differentiated again.</summary>
    public static Function Gradient(Function primal, Request request, Companions companions, bool optimizes)
    {
        RefuseWhatCannotBe(primal);
        return ReverseMode.Gradient(primal, request, companions, optimizes);
    }

    /// <param name="gradient">Made ready to be differentiated again.</param>
    public static Function Of(Function gradient, Request request, Companions companions, bool optimizes) =>
        Named(ForwardMode.Jvp(gradient, request, companions, optimizes), gradient, keepsGradient: false);

    /// <summary>The same, and the gradient, which is computed on the way.</summary>
    public static Function WithGradient(Function gradient, Request request, Companions companions, bool optimizes) =>
        Named(ForwardMode.Jvp(gradient, request, companions, optimizes), gradient, keepsGradient: true);

    /// <summary>The same, computing apart what is the same in all directions.</summary>
    /// <param name="known">The slopes that the gradient computes already.</param>
    public static Function Of(Function gradient, Request request, Preaccumulation known, bool optimizes) =>
        Named(ForwardMode.Jvp(gradient, request, known, optimizes), gradient, keepsGradient: false);

    /// <summary>
    /// Products one after another run the method as often: what it does besides computing would happen as often, too, and what it
    /// writes has to be put back between them.
    /// </summary>
    public static void RefuseWhatRunsOnce(Function primal)
    {
        if (primal.Body.AllStatements().OfType<Effect>().FirstOrDefault() is { } effect)
            throw new DerivativeRefusedException(effect.Origin, "code that is not differentiated and may have effects, in a Hessian that runs it for each direction,", "ask for Derivatives.Hvp");
        Memory memory = Memory.Of(primal);
        foreach (Parameter parameter in primal.Parameters.Where(parameter => memory.IsWritten(parameter.Local) && parameter.Local.Type is ListType or RectangularType or { Element: not ScalarType }))
        {
            Stmt writing = primal.Body.AllStatements().First(statement => !statement.Regions().Any() && statement.Written().SelectMany(memory.RootsOf).Contains(parameter.Local));
            throw new DerivativeRefusedException(writing.Origin, $"writing '{parameter.Local.Name}', which is no array or span of numbers, in a Hessian that runs it for each direction,", "ask for Derivatives.Hvp");
        }
    }

    private static void RefuseWhatCannotBe(Function primal)
    {
        const string Instead = "ask for Derivatives.Gradient";
        foreach (Stmt statement in primal.Body.AllStatements())
        {
            if (statement is Invoke { IsData: false })
                throw new DerivativeRefusedException(statement.Origin, "a call that recurs, is virtual or has a derivative by hand, under a second derivative,", Instead);
        }
    }

    // (value, tangent) of the value, and of each destination what is in it and its tangent   becomes   the value, and the tangents;
    // what is in the destinations stands before the tangents, if it is kept
    private static Function Named(Function both, Function gradient, bool keepsGradient)
    {
        Dictionary<Local, Local> sources = gradient.Parameters.Where(parameter => parameter.GradientOf is not null).ToDictionary(parameter => parameter.Local, parameter => parameter.GradientOf!);
        LocalSupply supply = LocalSupply.For(both);
        Dictionary<Local, Expr> work = [];
        List<Stmt> statements = [];
        foreach (Local destination in sources.Keys.Where(destination => !keepsGradient && destination.Type.Element is not null))
        {
            Local memory = supply.Temporary(destination.Name, destination.Type);
            work.Add(destination, memory);
            statements.AddRange(ShadowMemory.Allocation(memory, sources[destination], supply));
        }

        HashSet<string> taken = [.. both.Parameters.Select(parameter => parameter.Local.Name)];
        List<Parameter> parameters = [], products = [];
        foreach (Parameter parameter in both.Parameters.Where(parameter => !sources.ContainsKey(parameter.Local)))
        {
            if (parameter.TangentOf is not { } of || !sources.TryGetValue(of, out Local? source))
            {
                if (Direction(parameter, both, supply, work, statements) is { } direction)
                    parameters.Add(direction);
                continue;
            }

            Local product = supply.Parameter(Free(source.Name + "Hvp", taken), parameter.Local.Type);
            work.Add(parameter.Local, product);
            products.Add(parameter with { Local = product, TangentOf = source });
        }

        if (keepsGradient)
            parameters.AddRange(both.Parameters.Where(parameter => sources.ContainsKey(parameter.Local)).Select(destination => destination with { IsWritten = false }));
        parameters.AddRange(products);

        List<Result> results = [];
        List<Expr> yields = [];
        foreach ((Result result, Expr value) in both.Results.Zip(both.Body.Yields, (result, value) => (result, value)))
        {
            if (result.Slot is { } slot && ((!keepsGradient && sources.ContainsKey(slot)) || both.Parameters.Any(parameter => parameter.Local == slot && parameter.TangentOf is { } of && !sources.ContainsKey(of))))
                continue;
            results.Add(result.Slot is { } named && work.TryGetValue(named, out Expr? product) ? new Result((Local)product) : result);
            yields.Add((result.Slot is null ? ((New)value).Arguments[0] : value).Substitute(work));
        }

        statements.AddRange(both.Body.Statements.Select(statement => statement.MapExpressions(expr => Sized(expr, sources).Substitute(work))));
        return both with { Parameters = parameters.ToEquatableArray(), Results = results.ToEquatableArray(), Body = new Region(statements.ToEquatableArray(), yields.ToEquatableArray()) };
    }

    /// <summary>
    /// The direction in which a parameter moves stays as the caller gives it: where the function writes the parameter, what moves is a
    /// copy. Of what does not move at first, nothing is given.
    /// </summary>
    private static Parameter? Direction(Parameter parameter, Function both, LocalSupply supply, Dictionary<Local, Expr> work, List<Stmt> statements)
    {
        if (parameter.TangentOf is not { } of)
            return parameter;
        bool isMemory = of.Type.Element is not null;
        if (!isMemory)
            return parameter.IsGiven ? parameter with { PassBy = PassBy.Value } : null;
        if (parameter.IsGiven && !both.Parameters.First(source => source.Local == of).IsWritten)
            return parameter;
        Local moving = supply.Temporary(parameter.IsGiven ? of.Name + "Motion" : parameter.Local.Name, parameter.Local.Type);
        work.Add(parameter.Local, moving);
        statements.AddRange(ShadowMemory.Allocation(moving, of, supply));
        if (!parameter.IsGiven)
            return null;
        Local given = supply.Parameter(parameter.Local.Name, Names.ShadowType(of.Type, isReadOnly: true));
        statements.Add(ShadowMemory.Copy(given, moving, supply));
        return parameter with { Local = given };
    }

    // wGradient.Length   becomes   w.Length   so that a gradient that nobody reads is not made for its length
    private static Expr Sized(Expr expr, Dictionary<Local, Local> sources) => expr.MapOperands(operand => Sized(operand, sources)) switch
    {
        Length { Array: Local gradient } length when sources.TryGetValue(gradient, out Local? source) => length with { Array = source },
        var other => other,
    };

    /// <summary>A name that has not been taken, and now is.</summary>
    public static string Free(string wanted, HashSet<string> taken)
    {
        string name = wanted;
        for (int number = 1; !taken.Add(name); number++)
            name = wanted + number;
        return name;
    }
}
