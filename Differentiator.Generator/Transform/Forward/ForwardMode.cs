using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform.HigherOrder;

namespace Differentiator.Generator.Transform.Forward;

/// <summary>
/// Forward mode on structured single assignment: beside every value that varies stands its tangent, the derivative in the
/// direction that the caller gives. Griewank and Walther, Evaluating Derivatives, 2nd edition, section 3.1.
/// </summary>
internal sealed partial class ForwardMode
{
    private readonly Function primal;
    private readonly Companions companions;
    private readonly LocalSupply supply;
    private readonly Activity activity;
    private readonly Memory memory;
    private readonly Facts facts;
    private readonly ChainRule chain;

    /// <summary>False leaves partials as their rules have them.</summary>
    private readonly bool optimizes;

    /// <summary>The tangent of each value that has one: of the others it is zero.</summary>
    private Dictionary<Local, Expr> tangents = [];
    private readonly HashSet<string> slots = [];
    private readonly InfiniteTangents infinite;

    private ForwardMode(Function primal, IReadOnlyList<Local> withRespectTo, Companions companions, bool optimizes, bool sharesDirections = false)
    {
        this.primal = primal;
        this.sharesDirections = sharesDirections;
        this.companions = companions;
        this.optimizes = optimizes;

        // What is positive wherever an adjoint goes on from it may be zero where a tangent reaches it.
        facts = new Facts(primal, []);
        chain = new ChainRule(facts);
        supply = LocalSupply.For(primal);
        activity = Activity.Of(primal, withRespectTo);
        memory = Memory.Of(primal);
        infinite = new InfiniteTangents(primal, activity, chain);
        shadowed = RootsOfVaried();
    }

    /// <summary>The value and its tangent, as a tuple.</summary>
    /// <param name="optimizes">True to simplify partials.</param>
    public static Function Jvp(Function primal, Request request, Companions companions, bool optimizes)
    {
        primal = ReturnedArray.OnHeap(primal);
        return Jvp(primal, Run(primal, request, companions, optimizes));
    }

    /// <summary>The same, computing apart what is the same in all directions; of functions without loops and memory.</summary>
    /// <param name="known">Slopes that the function computes itself.</param>
    public static Function Jvp(Function primal, Request request, Preaccumulation known, bool optimizes) =>
        Jvp(primal, Run(primal, request, Companions.None, optimizes, known));

    private static Function Jvp(Function primal, (ForwardMode Mode, Parameter[] Parameters, Region Body) run)
    {
        (ForwardMode mode, Parameter[] parameters, Region body) = run;
        if (primal.Value is not { } value)
            return mode.Build(parameters, [], body, []);
        if (mode.resultTangent is { } slot)
            return mode.Build([.. parameters, new Parameter(slot)], [new Result(null)], body, [value]);
        New both = new(Pair(value.Type), [value, mode.Whole(value) ?? Zero(value.Type)]);
        return mode.Build(parameters, [new Result(null)], body, [both]);
    }

    /// <summary>The tangents of the array that the function returns, without the array.</summary>
    public static Function ResultTangent(Function primal, Request request, Companions companions, bool optimizes)
    {
        (ForwardMode mode, Parameter[] parameters, Region body) = Run(primal, request, companions, optimizes);
        return mode.Build([.. parameters, new Parameter(mode.resultTangent!)], [], body, []);
    }

    /// <summary>The derivative of a function that recurs: returns the value and leaves its tangent in a parameter by reference.</summary>
    public static Function Companion(Function primal, Request request, Companions companions, bool optimizes)
    {
        (ForwardMode mode, Parameter[] parameters, Region body) = Run(primal, request, companions, optimizes);
        Expr value = primal.Value!;
        Local slot = mode.NewParameter("resultTangent", value.Type);
        return mode.Build([.. parameters, new Parameter(slot, PassBy.Ref)], [new Result(null), new Result(slot)], body, [value, mode.Tangent(value) ?? Zero(value.Type)]);
    }

    private static (ForwardMode Mode, Parameter[] Parameters, Region Body) Run(Function primal, Request request, Companions companions, bool optimizes, Preaccumulation? known = null)
    {
        Local[] varied = [.. request.WithRespectTo.Select(position => primal.Parameters[position].Local)];
        ForwardMode mode = new(primal, varied, companions, optimizes, sharesDirections: known is not null);
        if (known is not null)
            mode.Take(known);
        Parameter[] parameters = mode.Tangents(varied);
        mode.TakeResult();
        List<Stmt> statements = [.. mode.Beginning(parameters)];
        mode.Differentiate(primal.Body.Statements, statements);
        return (mode, parameters, new Region(statements.ToEquatableArray(), []));
    }

    private Function Build(IEnumerable<Parameter> more, IEnumerable<Result> results, Region body, IEnumerable<Expr> yields)
    {
        List<Result> all = [.. results, .. primal.Left.Select(left => new Result(left.Slot))];
        List<Expr> values = [.. yields, .. primal.Left.Select(left => left.Value)];
        foreach (Parameter slot in more.Where(parameter => parameter.PassBy is PassBy.Ref or PassBy.Out && parameter.TangentOf is not null))
        {
            Expr left = primal.Left.First(pair => pair.Slot == slot.TangentOf).Value;
            all.Add(new Result(slot.Local));
            values.Add(Whole(left) ?? Zero(left.Type));
        }

        return new Function(
            primal.Reference,
            primal.Parameters.Map(parameter => parameter with { IsWritten = parameter.Local.Type.Element is not null && memory.IsWritten(parameter.Local) }).AddRange(more),
            all.ToEquatableArray(),
            body with { Yields = values.ToEquatableArray() });
    }

    private static StructType Pair(IrType type)
    {
        string name = type is StructType structure ? structure.Name : type.Equals(IrType.Double) ? "double" : type.Equals(IrType.Single) ? "float" : "global::System.Half";
        return new StructType($"({name} Value, {name} Tangent)", [new StructField("Value", type), new StructField("Tangent", type)], 0, IsTuple: true) { IsUnmanaged = true };
    }

    private Local NewParameter(string wanted, IrType type)
    {
        string name = wanted;
        for (int number = 1; primal.Parameters.Any(parameter => parameter.Local.Name == name) || slots.Contains(name); number++)
            name = wanted + number;
        slots.Add(name);
        return supply.Parameter(name, type);
    }
}
