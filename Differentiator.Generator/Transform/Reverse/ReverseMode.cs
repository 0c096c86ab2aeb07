using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform.HigherOrder;
using Differentiator.Generator.Transform.Normalize;

namespace Differentiator.Generator.Transform.Reverse;

/// <summary>
/// Reverse mode on structured single assignment: the forward sweep runs the function, the reverse sweep walks back and
/// passes each value's adjoint on to what the value was computed from. Griewank and Walther, Evaluating Derivatives,
/// 2nd edition, chapter 3.
/// </summary>
internal sealed partial class ReverseMode
{
    private readonly Function primal;
    private readonly LocalSupply supply;
    private readonly Activity activity;
    private readonly Facts facts;
    private readonly ChainRule chain;

    /// <summary>False leaves every reverse sweep in a loop of its own, and partials as their rules have them.</summary>
    private readonly bool optimizes;

    /// <summary>True if no branch is run again to make the values that its loops need.</summary>
    private readonly bool savesOutside;

    /// <summary>The adjoint of an array parameter: the caller's destination or accumulator.</summary>
    private readonly Dictionary<Local, Local> shadows = [];
    private readonly HashSet<string> slots = [];

    /// <summary>The sweep of the whole body.</summary>
    private readonly RegionSweep root;
    private readonly Memory memory;
    private readonly Lengths lengths;

    private readonly bool hasSingularPartials;

    private ReverseMode(Function primal, Request request, IReadOnlyList<Local> withRespectTo, Companions companions, bool optimizes, bool savesOutside)
    {
        includesModel = request.IncludesModel;
        this.savesOutside = savesOutside;
        this.companions = companions;
        this.optimizes = optimizes;
        this.primal = primal;
        supply = LocalSupply.For(primal);
        facts = new Facts(primal, primal.Positive);
        chain = new ChainRule(facts);
        activity = Activity.Of(primal, withRespectTo, includesModel);
        root = new RegionSweep(primal.Body, outer: null);
        memory = Memory.Of(primal);
        lengths = Lengths.Of(primal.Body);
        hasSingularPartials = memory.IsAnyWritten && chain.HasSingularPartials(primal.Body, activity);
    }

    /// <summary>The value and, written to destinations, the partial derivatives.</summary>
    /// <param name="optimizes">True to simplify partials and to run independent iterations' forward and reverse sweeps together.</param>
    public static Function Gradient(Function primal, Request request, Companions companions, bool optimizes) =>
        Reversed(primal, request, optimizes, (function, savesOutside) => Gradient(function, request, companions, optimizes, savesOutside));

    /// <summary>The same of a function whose slopes are known in part.</summary>
    public static Function Gradient(Preaccumulation preaccumulation, Request request, Companions companions, bool optimizes) =>
        Reversed(preaccumulation.Function, request, optimizes, (function, savesOutside) => Gradient(function, request, companions, optimizes, savesOutside, preaccumulation.Steps));

    /// <summary>The value and, written to destinations, a cotangent of it, pulled back: rows of a Jacobian.</summary>
    public static Function Rows(Function primal, Request request, Companions companions, bool optimizes) =>
        Reversed(primal, request, optimizes, (function, savesOutside) => Gradient(function, request, companions, optimizes, savesOutside, areRows: true));

    /// <summary>Adds a cotangent of the result, pulled back, to accumulators.</summary>
    public static Function Vjp(Function primal, Request request, Companions companions, bool optimizes) =>
        Reversed(primal, request, optimizes, (function, savesOutside) => Vjp(function, request, companions, optimizes, savesOutside));

    // Where not all steps of a loop are differentiated, more has to run again; where that is refused, all are.
    private static Function Reversed(Function primal, Request request, bool optimizes, Func<Function, bool, Function> reverse)
    {
        Local[] parameters = WithRespectTo(primal, request);
        if (optimizes && !request.TakesEachStep && Selections.Apply(RunningExtremes.Apply(primal, parameters, request.IncludesModel), parameters, request.IncludesModel) is var decided && decided != primal)
        {
            try
            {
                return BoundedTapes.Apply(Reversed(decided, optimizes, reverse));
            }
            catch (Exception exception) when (exception is CannotRunAgainException or DerivativeRefusedException)
            {
            }
        }

        return Reversed(primal, optimizes, reverse);
    }

    // Confined arrays make more loops reductions; where the function as it stands is refused less, it is that which is reversed.
    private static Function Reversed(Function primal, bool optimizes, Func<Function, bool, Function> reverse)
    {
        if (optimizes && Confinement.Apply(primal) is var confined && confined != primal)
        {
            try
            {
                return reverse(confined, false);
            }
            catch (Exception exception) when (exception is CannotRunAgainException or DerivativeRefusedException)
            {
            }
        }

        try
        {
            return reverse(primal, false);
        }
        catch (CannotRunAgainException)
        {
        }

        try
        {
            return reverse(primal, true);
        }
        catch (CannotRunAgainException exception)
        {
            throw exception.Reported;
        }
    }

    private static Function Gradient(
        Function primal, Request request, Companions companions, bool optimizes, bool savesOutside, IReadOnlyDictionary<Local, Preaccumulation.Step>? steps = null, bool areRows = false)
    {
        Local[] parameters = WithRespectTo(primal, request);
        ReverseMode mode = new(primal, request, parameters, companions, optimizes, savesOutside);
        mode.Take(steps);
        Expr result = primal.Value!;
        Parameter? cotangent = areRows ? mode.ResultCotangent() : null;
        Parameter[] destinations = mode.Slots(parameters, PassBy.Out);
        mode.StartFrom(destinations);
        RegionSweep sweep = mode.Run(cotangent?.Local ?? IrType.Constant(1, result.Type));

        IEnumerable<Stmt> clears = destinations
            .Where(destination => destination.PassBy == PassBy.Value)
            .Select(destination => mode.Cleared(destination.Local));
        List<Result> results = [new Result(null)];
        List<Expr> yields = [result];
        mode.AddLeft(results, yields);
        foreach ((Local parameter, Local slot) in Scalars(parameters, destinations))
        {
            results.Add(new Result(slot));
            yields.Add(GradientOf(parameter, sweep));
        }

        Parameter[] more = cotangent is null ? destinations : [cotangent, .. destinations];
        return mode.Build(more, results, clears.Concat(mode.WorkShadows([])).Concat(Statements(sweep)).Concat(mode.Arrived(destinations)), yields, isGradient: true);
    }

    private static Function Vjp(Function primal, Request request, Companions companions, bool optimizes, bool savesOutside)
    {
        Local[] parameters = WithRespectTo(primal, request);
        ReverseMode mode = new(primal, request, parameters, companions, optimizes, savesOutside);
        Parameter? cotangent = mode.ResultCotangent();
        Parameter[] cotangents = mode.Cotangents();
        Parameter[] accumulators = mode.Slots(parameters, PassBy.Ref);
        mode.StartFrom(accumulators);
        RegionSweep sweep = mode.Run(cotangent?.Local, cotangents);

        List<Result> results = [];
        List<Expr> yields = [];
        mode.AddLeft(results, yields);
        foreach ((Local parameter, Local slot) in Scalars(parameters, accumulators))
        {
            if (Accumulated(slot, parameter, sweep) is { } sum)
            {
                results.Add(new Result(slot));
                yields.Add(sum);
            }
        }

        IEnumerable<Stmt> statements = mode.WorkShadows(cotangents).Concat(Statements(sweep)).Concat(mode.AddedShadows(accumulators)).Concat(mode.Arrived(accumulators));
        Parameter[] result = cotangent is null ? [] : [cotangent];
        return mode.Build([.. result, .. cotangents, .. accumulators], results, statements, yields, isGradient: false);
    }

    private RegionSweep Run(Expr? seed, params Parameter[] cotangents)
    {
        foreach ((Expr value, Local cotangent) in LeftWith(cotangents))
            Pull(value, cotangent, root, Origin.None.In(Sweep.Reverse));
        if (seed is not null)
            PullResult(primal.Value!, seed);
        Reverse(primal.Body, root);
        Flush(root, root.Adjoints.Elements);
        return root;
    }

    private Function Build(IEnumerable<Parameter> more, IEnumerable<Result> results, IEnumerable<Stmt> statements, IEnumerable<Expr> yields, bool isGradient) => new(
        primal.Reference,
        primal.Parameters.Map(parameter => parameter with { IsWritten = parameter.Local.Type.Element is not null && memory.IsWritten(parameter.Local) }).AddRange(more),
        results.ToEquatableArray(),
        new Region(WithWorkspace([.. statements], isGradient).ToEquatableArray(), yields.ToEquatableArray()));

    private Parameter[] Slots(IEnumerable<Local> parameters, PassBy scalar) => parameters.Select(parameter =>
    {
        bool isArray = parameter.Type.Element is not null, isMatrix = parameter.Type is MatrixType;
        IrType type = isArray ? Names.ShadowType(parameter.Type) : parameter.Type;
        Local slot = supply.Parameter(FreeName(parameter.Name + "Gradient"), type);
        slots.Add(slot.Name);

        // A caller's accumulator holds other sums already: it is not the shadow of memory that is written.
        if (isArray && (scalar == PassBy.Out || !memory.IsWritten(parameter)))
            shadows.Add(parameter, slot);
        return new Parameter(slot, isArray || isMatrix ? PassBy.Value : scalar, GradientOf: parameter);
    }).ToArray();

    private static IEnumerable<(Local Parameter, Local Slot)> Scalars(Local[] parameters, Parameter[] slots) => parameters
        .Zip(slots, (parameter, slot) => (parameter, slot.Local))
        .Where(pair => pair.parameter.Type is { Element: null } and not MatrixType);

    private static IEnumerable<Stmt> Statements(RegionSweep sweep) =>
        sweep.Joint.Select(part => part.Statement).Concat(sweep.Reverse);

    private static Local[] WithRespectTo(Function primal, Request request) =>
        request.WithRespectTo.Select(position => primal.Parameters[position].Local).ToArray();

    /// <summary>The name, numbered if the user's parameters have taken it.</summary>
    private string FreeName(string wanted)
    {
        string name = wanted;
        for (int number = 1; primal.Parameters.Any(parameter => parameter.Local.Name == name) || slots.Contains(name); number++)
            name = wanted + number;
        return name;
    }
}
