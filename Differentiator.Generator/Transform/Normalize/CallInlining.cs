using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform.Normalize;

/// <summary>Replaces calls of functions with source by their bodies; callees do not recur.</summary>
internal sealed class CallInlining
{
    private readonly Dictionary<FunctionRef, Function> callees;
    private readonly LocalSupply supply;

    private CallInlining(Module module, LocalSupply supply)
    {
        callees = module.Callees.ToDictionary(callee => callee.Reference);
        this.supply = supply;
    }

    public static Function Apply(Module module)
    {
        CallInlining pass = new(module, LocalSupply.For(module.Root));
        return module.Root with { Body = pass.Inline(module.Root.Body) };
    }

    private Region Inline(Region region) => Expansion.Of(region, Inline);

    private Expr Inline(Expr expr, Origin origin, List<Stmt> before)
    {
        switch (expr)
        {
            case var _ when !HasCall(expr):
                return expr;

            // c ? f(x) : y   becomes   if (c) r = f(x); else r = y;
            case Conditional choice when HasCall(choice.WhenTrue) || HasCall(choice.WhenFalse):
                return Branch(choice.Condition, choice.WhenTrue, choice.WhenFalse, origin, before);

            // a && f(x)   becomes   if (a) r = f(x); else r = false;
            case Binary { Op: BinaryOp.And } both when HasCall(both.Right):
                return Branch(both.Left, both.Right, new BoolConstant(false), origin, before);
            case Binary { Op: BinaryOp.Or } either when HasCall(either.Right):
                return Branch(either.Left, new BoolConstant(true), either.Right, origin, before);

            case Call call when callees.TryGetValue(call.Function, out Function? callee):
                return Body(callee, call.Arguments.Select(argument => Inline(argument, origin, before)).ToArray(), origin, before);
            default:
                return expr.MapOperands(operand => Inline(operand, origin, before));
        }
    }

    private Local Branch(Expr condition, Expr whenTrue, Expr whenFalse, Origin origin, List<Stmt> before)
    {
        Expr test = Inline(condition, origin, before);
        Local result = supply.Temporary("choice", whenTrue.Type);
        before.Add(new If(test, Inline(Yield(whenTrue)), Inline(Yield(whenFalse)), EquatableArray.Of(result), origin));
        return result;
    }

    private Expr Body(Function callee, Expr[] arguments, Origin origin, List<Stmt> before)
    {
        Cloning cloning = new(supply);
        Dictionary<Local, Expr> data = [];
        for (int k = 0; k < arguments.Length; k++)
        {
            Parameter parameter = callee.Parameters[k];
            Expr argument = Argument(callee, k, arguments[k], origin, before);
            Local stopped = supply.Copy(parameter.Local);
            if (parameter.HasNoGradient)
                data.Add(stopped, argument);
            cloning.Replace(parameter.Local, parameter.HasNoGradient ? stopped : argument);
        }

        // What the callee marks [NoGradient] stays data, also in what it calls in turn.
        Region body = Inline(cloning.Clone(callee.Body));
        if (data.Count > 0)
            body = body.MapExpressions(expr => Stopped(expr, data));
        if (Returned(body) is { } returned)
        {
            before.AddRange(body.Statements.Take(body.Statements.Count - 1));
            return returned;
        }

        before.AddRange(body.Statements);
        return body.Yields[0];
    }

    // x, x[i]   become   Gradient.Stop(x), Gradient.Stop(x[i])
    private static Expr Stopped(Expr expr, Dictionary<Local, Expr> data)
    {
        Expr replaced = expr is Local local && data.TryGetValue(local, out Expr? argument)
            ? argument
            : expr.MapOperands(operand => Stopped(operand, data));
        bool isRead = expr is Local read ? data.ContainsKey(read) : expr is Load { Array: Local array } && data.ContainsKey(array);
        return isRead && replaced.Type.IsFloatingPoint ? LibraryFunctions.Stop(replaced) : replaced;
    }

    // return e;   becomes   e, in the caller's expression
    private static Expr? Returned(Region body) =>
        body.Statements.Count > 0
        && body.Statements[body.Statements.Count - 1] is Let { Target.Role: LocalRole.Temporary } last
        && body.Yields[0] == last.Target
            ? last.Value
            : null;

    // An argument that is read once, or costs nothing, is substituted; another gets the parameter's name.
    private Expr Argument(Function callee, int position, Expr argument, Origin origin, List<Stmt> before)
    {
        Local parameter = callee.Parameters[position].Local;
        bool once = callee.Body.AllExpressions().Sum(expr => expr.Locals().Count(local => local == parameter)) <= 1;
        bool inLoop = callee.Body.Statements.OfType<For>().Any();
        if (argument is Local or FloatConstant or IntConstant or BoolConstant or Verbatim || (once && !inLoop))
            return argument;
        Local named = supply.Temporary(parameter.Name, parameter.Type);
        before.Add(new Let(named, argument, origin));
        return named;
    }

    private static Region Yield(Expr value) => new(EquatableArray<Stmt>.Empty, EquatableArray.Of(value));

    private bool HasCall(Expr expr) =>
        expr.SelfAndDescendants().Any(node => node is Call call && callees.ContainsKey(call.Function));
}
