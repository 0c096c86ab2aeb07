using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Forward;

/// <content>Statements, in their order: each one stays, and its tangent follows.</content>
internal sealed partial class ForwardMode
{
    private void Differentiate(IEnumerable<Stmt> statements, List<Stmt> output)
    {
        foreach (Stmt statement in statements)
            Differentiate(statement, output);
        if (steps.Count > 0)
            Order(output);
    }

    private void Differentiate(Stmt statement, List<Stmt> output)
    {
        switch (statement)
        {
            case Let { Target.Type.Element: not null } view:
                output.Add(view);
                View(view, output);
                break;
            case Let let when sharesDirections:
                Shared(let, output);
                break;
            case If branch when sharesDirections:
                output.Add(Shared(branch));
                break;
            case Let let:
                Differentiate(let, output);
                break;
            case Scratch or Allocate when resultTangent is not null && statement.DefinedHere().Single() == primal.Value:
                output.AddRange(ResultAllocation(statement));
                break;
            case Scratch { Span.Type: TapeType } tape:
                output.Add(tape);
                Tape(tape, output);
                break;
            case Store { Array.Type: TapeType } push:
                output.Add(push);
                Push(push, output);
                break;
            case Pop pop:
                output.Add(pop);
                Popped(pop, output);
                break;
            case Scratch or Allocate:
                output.Add(statement);
                Allocation(statement, output);
                break;
            case Clear clear:
                output.Add(clear);
                Cleared(clear, output);
                break;
            case Store store:
                output.Add(store);
                Differentiate(store, output);
                break;
            case Effect or Throw or Invoke { IsData: true }:
                output.Add(statement);
                break;
            case Invoke { Kernel: { } kernel } call:
                Kernel(call, kernel, output);
                break;
            case Invoke invoke:
                Differentiate(invoke, output);
                break;
            case If branch:
                output.Add(Differentiate(branch));
                break;
            case For loop:
                output.Add(Differentiate(loop));
                break;
            default:
                throw Unreachable.Node(statement);
        }
    }

    // y = e(x)   becomes   y = e(x); ẏ = e'(x) ẋ
    private void Differentiate(Let let, List<Stmt> output)
    {
        if (Tangent(let.Value, let.Target) is not { } tangent)
        {
            output.Add(let);
            return;
        }

        Local name = NewTangent(let.Target, facts.MayBeInfinite(tangent));
        facts.Define(name, tangent);
        tangents[let.Target] = name;
        Let derivative = new(name, tangent, let.Origin);

        // x = x * x   overwrites what the tangent reads, unless it comes first.
        bool comesFirst = !tangent.Reads(let.Target) && tangent.Locals().Any(local => local.Name == let.Target.Name);
        output.AddRange(comesFirst ? [derivative, let] : [let, derivative]);
    }

    // if (c) y = f(x); else y = g(x)   becomes   if (c) { y = f(x); ẏ = f'(x) ẋ } else { y = g(x); ẏ = g'(x) ẋ }
    private If Differentiate(If branch)
    {
        (List<Stmt> then, Expr?[] thenTangents) = Side(branch.Then);
        (List<Stmt> otherwise, Expr?[] elseTangents) = Side(branch.Else);
        List<Local> results = [.. branch.Results];
        List<Expr> thenYields = [.. branch.Then.Yields], elseYields = [.. branch.Else.Yields];
        for (int k = 0; k < branch.Results.Count; k++)
        {
            Local value = branch.Results[k];
            if (thenTangents[k] is null && elseTangents[k] is null)
                continue;
            Expr whenThen = thenTangents[k] ?? value.Constant(0), whenElse = elseTangents[k] ?? value.Constant(0);
            Local tangent = NewTangent(value, facts.MayBeInfinite(whenThen) || facts.MayBeInfinite(whenElse));
            tangents[value] = tangent;
            results.Add(tangent);
            thenYields.Add(whenThen);
            elseYields.Add(whenElse);
        }

        return branch with
        {
            Then = new Region(then.ToEquatableArray(), thenYields.ToEquatableArray()),
            Else = new Region(otherwise.ToEquatableArray(), elseYields.ToEquatableArray()),
            Results = results.ToEquatableArray(),
        };
    }

    private (List<Stmt> Statements, Expr?[] Tangents) Side(Region region)
    {
        List<Stmt> statements = [];
        Differentiate(region.Statements, statements);
        return (statements, [.. region.Yields.Select(Tangent)]);
    }

    // for (..) s = f(s)   becomes   for (..) { ṡ = f'(s) ṡ; s = f(s) }
    private For Differentiate(For loop)
    {
        List<Carried> carried = [.. loop.Carried];
        List<(Carried Tangent, int Of)> added = [];
        for (int k = 0; k < loop.Carried.Count; k++)
        {
            Carried each = loop.Carried[k];
            if (each.IsBuffer ? !HasShadow(each.Parameter) : !activity.IsVaried(each.Parameter))
                continue;
            Carried tangent = each.IsBuffer
                ? new Carried(Shadow(each.Parameter), Fitted(ShadowOf(each.Initial), Shadow(each.Parameter).Type), Shadow(each.Result))
                : TangentOf(each);
            carried.Add(tangent);
            added.Add((tangent, k));
        }

        List<Stmt> body = [];
        Differentiate(loop.Body.Statements, body);
        IEnumerable<Expr> yields = added.Select(pair =>
        {
            Expr yield = loop.Body.Yields[pair.Of];
            return loop.Carried[pair.Of].IsBuffer ? ShadowOf(yield) : Tangent(yield) ?? yield.Constant(0);
        });
        return loop with { Budget = null, Carried = carried.ToEquatableArray(), Body = new Region(body.ToEquatableArray(), loop.Body.Yields.AddRange(yields)) };
    }

    private Carried TangentOf(Carried value)
    {
        Expr initial = Tangent(value.Initial) ?? value.Initial.Constant(0);
        bool mayBeInfinite = infinite.Reaches(value.Parameter) || facts.MayBeInfinite(initial);
        Local parameter = NewTangent(value.Parameter, mayBeInfinite), result = NewTangent(value.Result, mayBeInfinite);
        tangents[value.Parameter] = parameter;
        tangents[value.Result] = result;
        return new Carried(parameter, initial, result);
    }
}
