using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform;

/// <summary>The companions that the derivative of one function needs: of each function that recurs and is called with what varies.</summary>
internal sealed class Companions
{
    private readonly Dictionary<FunctionRef, Function> functions;
    private readonly Dictionary<FunctionRef, bool[]> varied;
    private readonly Dictionary<FunctionRef, Companion> companions;

    private Companions(Function root, IReadOnlyList<Function> recursive, Request request)
    {
        functions = recursive.ToDictionary(function => function.Reference);
        varied = recursive.ToDictionary(function => function.Reference, function => new bool[function.Parameters.Count]);
        Follow(root, request.WithRespectTo.Select(position => root.Parameters[position].Local));
        companions = recursive.ToDictionary(function => function.Reference, function => Of(function, root, request.Prefix));
    }

    public static Companions None { get; } = new(
        new Function(new FunctionRef("", "", [], IrType.Double), [], [], Region.Empty), [], new Request("", [], DerivativeKinds.None));

    public IEnumerable<Companion> All => functions.Keys.Select(function => companions[function]);

    /// <summary>The companion of a function by what is called in its place.</summary>
    public Companion this[FunctionRef caller] => companions.Values.First(companion => companion.Caller == caller);

    public static Companions Of(Function root, IReadOnlyList<Function> recursive, Request request) =>
        recursive.Count == 0 ? None : new Companions(root, recursive, request);

    /// <summary>The function with calls of companions in place of calls of the functions that recur.</summary>
    public Function Linked(Function function) => companions.Count == 0 ? function : function with { Body = Linked(function.Body) };

    private Region Linked(Region region) => region with
    {
        Statements = region.Statements.Map(statement => statement is Invoke { Kernel: null, IsData: false } invoke ? invoke with { Function = companions[invoke.Function].Caller } : statement.MapRegions(Linked)),
    };

    // What a call passes may vary only because of another call: until nothing new is found.
    private void Follow(Function caller, IEnumerable<Local> withRespectTo)
    {
        Activity activity = Activity.Of(caller, withRespectTo);
        foreach (Invoke invoke in caller.Body.AllStatements().OfType<Invoke>().Where(call => call is { Kernel: null, IsData: false }))
        {
            Function callee = functions[invoke.Function];
            bool[] known = varied[invoke.Function];
            bool[] found = [.. invoke.Arguments.Select((argument, k) => known[k] || (!callee.Parameters[k].HasNoGradient && activity.IsVaried(argument)))];
            if (found.SequenceEqual(known))
                continue;
            varied[invoke.Function] = found;
            Follow(callee, callee.Parameters.Where((_, k) => found[k]).Select(parameter => parameter.Local));
        }
    }

    private Companion Of(Function function, Function root, string prefix)
    {
        Function primal = OverSpans(function);
        string name = $"{prefix}_{function.Reference.Name}";
        bool isCallable = function.Parameters.All(parameter => parameter.Local.Type is not (ArrayType or ListType));
        FunctionRef caller = isCallable ? function.Reference : function.Reference with { ContainingType = root.Reference.ContainingType, Name = name };
        FunctionRef vjp = function.Reference with { ContainingType = root.Reference.ContainingType, Name = name + "Vjp", ReturnType = new OpaqueType("void") };
        FunctionRef jvp = vjp with { Name = name + "Jvp", ReturnType = function.Reference.ReturnType };
        return new Companion(primal, varied[function.Reference].ToEquatableArray(), caller, vjp, jvp);
    }

    private static Function OverSpans(Function function)
    {
        Dictionary<Local, Expr> spans = function.Parameters
            .Where(parameter => parameter.Local.Type is ArrayType { Item: not ArrayType } or ListType)
            .ToDictionary(parameter => parameter.Local, parameter => (Expr)(parameter.Local with { Type = new SpanType(parameter.Local.Type.Element!, IsReadOnly: true) }));
        return function with
        {
            Parameters = function.Parameters.Map(parameter => parameter with { Local = (Local)parameter.Local.Substitute(spans) }),
            Body = function.Body.MapExpressions(expr => expr.Substitute(spans)),
        };
    }
}
