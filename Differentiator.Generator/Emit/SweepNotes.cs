using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>
/// What a reader of the documentation is told about how a derivative is computed: the mode, what it costs, what it saves. Only what
/// follows from the emitted function is said.
/// </summary>
internal static class SweepNotes
{
    public static IReadOnlyList<string> Of(EmissionContext context, Derivative derivative)
    {
        string cost = Cost(context, derivative);
        string mode = derivative.Kind switch
        {
            DerivativeKinds.Gradient or DerivativeKinds.Vjp => $"Reverse mode: a forward and a reverse sweep{cost}, whatever the number of parameters.",
            DerivativeKinds.Jvp => $"Forward mode: one sweep for one direction{cost}.",
            DerivativeKinds.Hvp or DerivativeKinds.GradientHvp => $"Forward over reverse mode: a sweep forward and one back for one direction{cost}.",
            DerivativeKinds.Hessian => $"Forward over reverse mode: one sweep for all {derivative.Request.WithRespectTo.Count} directions together.",
            _ => throw Unreachable.Node(derivative.Kind),
        };
        string[] more = [.. Again(context, derivative.Kind), .. Saved(context, derivative)];
        return [$"<para>{string.Join(" ", more.Prepend(mode))}</para>"];
    }

    /// <summary>The Hessian that is made of products, row by row.</summary>
    public static string HessianRows(Request request) =>
        $"<para>Forward over reverse mode: {Xml.Code(request.Prefix + DerivativeKinds.Hvp)} for each row.</para>";

    public static string Jacobian(Derivative? forward, Derivative? reverse) => (forward, reverse) switch
    {
        ({ } columns, { } rows) => $"<para>Forward mode, a sweep for {Each(columns, "column")}, or reverse mode, a sweep for {Each(rows, "row")}: whichever takes fewer sweeps.</para>",
        ({ } columns, null) => $"<para>Forward mode: a sweep for {Each(columns, "column")}.</para>",
        (_, { } rows) => $"<para>Reverse mode: a sweep for {Each(rows, "row")}.</para>",
        _ => throw Unreachable.Node("a Jacobian without sweeps"),
    };

    private static string Each(Derivative sweep, string what) => sweep.Lanes switch
    {
        null => $"each {what}",
        { IsWide: true } => $"as many {what}s as a vector of the processor has lanes",
        _ => $"all {what}s together",
    };

    // What calls cost is not known, nor how often those that recur run again; nor how much of an array the method touches that is
    // copied or has an adjoint beside it.
    private static string Cost(EmissionContext context, Derivative derivative)
    {
        Function function = derivative.Function;
        Local[] parameters = [.. function.Parameters.Select(parameter => parameter.Local)];
        Stmt[] all = [.. function.Body.AllStatements()];
        bool isUnknown = Budgets(context).Any() || all.Any(statement => statement is Invoke or Effect)
            || function.Parameters.Any(parameter => parameter.CotangentOf is { Type.IsFloatingPoint: false })
            || all.OfType<Scratch>().Any(scratch => scratch.What.Length == 0 && scratch.Count?.SelfAndDescendants().OfType<Length>().Any(length => length.Array is Local array && parameters.Contains(array)) == true);
        if (isUnknown)
            return "";
        bool clears = all.OfType<Clear>().Any(clear => function.Parameters.Any(parameter => parameter.GradientOf is not null && parameter.Local == clear.Span));
        return $", at a small multiple of the cost of {Xml.Code(context.Model.Name)}{(clears ? " beside clearing the destinations" : "")}";
    }

    private static IEnumerable<string> Again(EmissionContext context, DerivativeKinds kind)
    {
        if (kind is DerivativeKinds.Jvp)
            yield break;
        foreach (For loop in Budgets(context))
            yield return $"Of the loop over {Xml.Code(loop.Index.Name)} it keeps checkpoints, and runs what is between them again.";
        if (context.Model.Recursive.Count > 0)
            yield return "Calls of methods that recur run again when they are reversed.";
    }

    private static IEnumerable<For> Budgets(EmissionContext context) => context.Model.Function is not { } function ? []
        : function.Body.AllStatements().OfType<For>().Where(loop => loop.Budget is not null);

    private static IEnumerable<string> Saved(EmissionContext context, Derivative derivative)
    {
        Stmt[] all = [.. derivative.Function.Body.AllStatements()];
        if (derivative.Kind is DerivativeKinds.Hvp or DerivativeKinds.GradientHvp or DerivativeKinds.Hessian || Budgets(context).Any() || !all.Any(statement => statement is For))
            return [];
        Scratch[] saved = [.. all.OfType<Scratch>().Where(scratch => scratch.What.Length > 0)];
        if (saved.Length == 0)
            return all.Any(statement => statement is Invoke or Allocate) ? [] : ["It saves nothing per iteration."];
        if (derivative.Kind is DerivativeKinds.Jvp)
            return [];

        // What one loop saves in each iteration; a branch inside may save less, and memory of many parts is not seen here.
        (For Loop, Scratch[] Saved)[] loops = [.. all.OfType<For>()
            .Select(loop => (loop, Kept: saved.Where(scratch => loop.Body.Statements.OfType<Store>().Any(store => store.Array == scratch.Span)).ToArray()))
            .Where(loop => loop.Kept.Length > 0)];
        return loops.Sum(loop => loop.Saved.Length) == saved.Length
            ? [$"It saves {string.Join(", ", loops.Select(loop => $"{Count(loop.Saved)} per iteration of the loop{Name(loop.Loop)}"))}."]
            : ["It saves values of its loops."];
    }

    private static string Count(Scratch[] saved)
    {
        string number = saved.Length == 1 ? "1 value" : $"{saved.Length} values";
        int[] sizes = [.. saved.Select(scratch => scratch.Span.Type.Element is ScalarType scalar ? ElementSize.Of(scalar) : 0)];
        return sizes.Contains(0) ? number : $"{number} ({sizes.Sum()} bytes)";
    }

    private static string Name(For loop) => loop.IsCounted ? $" over {Xml.Code(loop.Index.Name)}" : "";
}
