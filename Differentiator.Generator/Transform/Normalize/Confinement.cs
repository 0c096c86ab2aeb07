using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Normalize;

/// <summary>
/// Makes a local array that each iteration of a loop overwrites before it reads it inside of that loop: then the array carries nothing
/// from one iteration to the next.
/// </summary>
internal sealed class Confinement
{
    private readonly Memory memory;
    private readonly Lengths lengths;

    /// <summary>Arrays that have been made empty, and need not be any more.</summary>
    private readonly HashSet<Local> confined = [];

    /// <summary>Memory that has other names beyond an iteration, or that code from elsewhere comes to see.</summary>
    private readonly HashSet<Local> spread;

    private Confinement(Function function)
    {
        memory = Memory.Of(function);
        lengths = Lengths.Of(function.Body);
        Stmt[] all = [.. function.Body.AllStatements()];
        IEnumerable<Expr> carried = all.OfType<For>().SelectMany(loop => loop.Carried).SelectMany(carried => new[] { carried.Initial, carried.Parameter, carried.Result });
        IEnumerable<Expr> yielded = all.SelectMany(StmtTraversal.Regions).SelectMany(region => region.Yields);
        IEnumerable<Expr> seen = all.Where(statement => statement is Effect or Invoke or Throw).SelectMany(StmtTraversal.OwnExpressions).SelectMany(ExprTraversal.Locals);
        spread = [.. carried.Concat(yielded).Concat(seen).Where(value => value.Type.Element is not null).SelectMany(memory.RootsOf)];
    }

    // double[] t = new double[n]; for (..) { t = ..; .. t .. }   becomes   for (..) { double[] t = new double[n]; t = ..; .. t .. }
    public static Function Apply(Function function)
    {
        Confinement pass = new(function);
        return pass.memory.IsAnyWritten ? function with { Body = pass.Confined(function.Body) } : function;
    }

    private Region Confined(Region region)
    {
        List<Stmt> statements = [.. region.Statements];
        for (int k = 0; k < statements.Count; k++)
        {
            if (statements[k] is not Scratch { Count: not null } made || !IsMade(made, statements, k, out int used) || HomeOf(made, used, statements, region) is not { } home)
                continue;
            Expr Outside(Expr expr) => expr is Length { Dimension: null } length && length.Array == made.Span ? made.Count : expr.MapOperands(Outside);
            Region body = ((For)statements[home]).Body;
            statements = [.. statements.Select(statement => statement.MapExpressions(Outside))];
            region = region with { Yields = region.Yields.Map(Outside) };
            statements[home] = ((For)statements[home]) with { Body = body with { Statements = new[] { (Stmt)made }.Concat(body.Statements).ToEquatableArray() } };
            statements.RemoveRange(k, used - k);
            confined.Add(made.Span);
            k--;
        }

        return region with { Statements = statements.Select(statement => statement.MapRegions(Confined)).ToEquatableArray() };
    }

    /// <summary>Whether an array begins here, and where it is used first.</summary>
    private bool IsMade(Scratch made, List<Stmt> statements, int k, out int used)
    {
        bool isCleared = k + 1 < statements.Count && statements[k + 1] is Clear clear && clear.Span == made.Span;
        used = isCleared ? k + 2 : k + 1;
        return isCleared || confined.Contains(made.Span);
    }

    /// <summary>The loop that alone uses the array, and overwrites it in each iteration.</summary>
    private int? HomeOf(Scratch made, int from, List<Stmt> statements, Region region)
    {
        bool IsUser(Stmt statement) => Overwriting.Mentions(statement, made.Span, memory);
        int home = statements.FindIndex(from, IsUser);
        return home >= 0
            && !spread.Contains(made.Span)
            && statements[home] is For { Budget: null } loop
            && statements.FindIndex(home + 1, IsUser) < 0
            && !region.Yields.Concat(loop.OwnExpressions()).Concat(loop.Repeated()).Any(expr => Overwriting.Mentions(expr, made.Span, memory))
            && Overwriting.IsProved(loop.Body, made, memory, lengths)
            ? home : null;
    }
}
