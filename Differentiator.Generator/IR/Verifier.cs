using System;
using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Generator.IR;

/// <summary>Checks that a function is well formed: what every pass may rely on and must preserve.</summary>
internal sealed class Verifier
{
    private readonly HashSet<int> defined = [];
    private readonly string pass;

    private Verifier(string pass) => this.pass = pass;

    /// <summary>Throws if the function that <paramref name="pass"/> has made is not well formed.</summary>
    public static Function Check(Function function, string pass)
    {
        Verifier verifier = new(pass);
        HashSet<Local> visible = [];
        foreach (Parameter parameter in function.Parameters)
            verifier.Define(parameter.Local, visible);
        verifier.Visit(function.Body, visible);
        verifier.Require(function.Results.Count == function.Body.Yields.Count, "one yield per result", function.Reference);
        return function;
    }

    public static bool IsWellFormed(Function function)
    {
        try
        {
            Check(function, "");
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private void Visit(Region region, IEnumerable<Local> outer)
    {
        HashSet<Local> visible = [.. outer];
        foreach (Stmt statement in region.Statements)
            Visit(statement, visible);
        foreach (Expr yield in region.Yields)
            Read(yield, visible);
    }

    private void Visit(Stmt statement, HashSet<Local> visible)
    {
        foreach (Expr expr in statement.OwnExpressions())
            Read(expr, visible);
        switch (statement)
        {
            case Let let:
                Require(let.Target.Type == let.Value.Type || IsViewOf(let.Target.Type, let.Value.Type), "a value of the target's type", let);
                Define(let.Target, visible);
                break;
            case Scratch scratch:
                Define(scratch.Span, visible);
                break;
            case Store store:
                Require(ElementParts.TypeOf(store.Array.Type.Element!, store.Member) is var item && (item == store.Value.Type || item == (store.Value.Type as LanesType)?.Item), "a value of the element type", store);
                break;
            case If branch:
                Visit(branch.Then, visible);
                Visit(branch.Else, visible);
                RequireYields(branch.Then, branch.Results, branch);
                RequireYields(branch.Else, branch.Results, branch);
                foreach (Local result in branch.Results)
                    Define(result, visible);
                break;
            case For loop:
                Visit(loop, visible);
                break;
            case Pop pop:
                Define(pop.Target, visible);
                break;
            case Allocate allocation:
                Define(allocation.Array, visible);
                break;
            case Effect effect:
                if (effect.Target is { } target)
                    Define(target, visible);
                break;
            case Invoke invoke:
                foreach (Local local in invoke.DefinedHere())
                    Define(local, visible);
                break;
            case Clear or Throw:
                break;
            default:
                throw Unreachable.Node(statement);
        }
    }

    // Span<double> t = array;
    private static bool IsViewOf(IrType view, IrType memory) => view is SpanType span && memory is ArrayType array && span.Item == array.Item;

    private void Visit(For loop, HashSet<Local> visible)
    {
        HashSet<Local> inside = [.. visible];
        Define(loop.Index, inside);
        foreach (Carried carried in loop.Carried)
        {
            Require(carried.Initial.Type == carried.Parameter.Type, "an initial value of the carried type", loop);
            Define(carried.Parameter, inside);
        }

        foreach (Expr condition in loop.Repeated())
            Read(condition, inside);
        Visit(loop.Body, inside);
        RequireYields(loop.Body, loop.Carried.Select(carried => carried.Parameter).ToArray(), loop);
        foreach (Carried carried in loop.Carried)
            Define(carried.Result, visible);
    }

    private void RequireYields(Region region, IReadOnlyList<Local> locals, Stmt statement)
    {
        Require(region.Yields.Count == locals.Count, "one yield per merged value", statement);
        for (int k = 0; k < locals.Count; k++)
            Require(region.Yields[k].Type == locals[k].Type, $"a yield of the type of {locals[k].Name}", statement);
    }

    private void Read(Expr expr, HashSet<Local> visible)
    {
        foreach (Local local in expr.Locals())
            Require(visible.Contains(local), $"a definition of {local.Name}#{local.Id} before it is read", expr);
    }

    private void Define(Local local, HashSet<Local> visible)
    {
        Require(defined.Add(local.Id), $"one definition of {local.Name}#{local.Id}", local);
        visible.Add(local);
    }

    private void Require(bool holds, string what, object where)
    {
        if (!holds)
            throw new InvalidOperationException($"After {pass}: expected {what} in {where}");
    }
}
