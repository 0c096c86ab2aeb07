using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform.Simplify;

namespace Differentiator.Generator.Transform.HigherOrder;

/// <summary>
/// The Hessian with respect to a few numbers in one sweep: its product with each unit vector, all beside each other, so that
/// what does not depend on the direction is computed once, and of the symmetric entries one of each pair.
/// </summary>
internal sealed class HessianSweep
{
    /// <summary>Above, products one after another are shorter to read, and not slower.</summary>
    private const int MostNumbers = 8;
    private const int MostStatements = 2000;

    private readonly Function product;
    private readonly LocalSupply supply;
    private readonly Parameter[] given;

    /// <summary>What depends on the direction, and for each direction what it is there.</summary>
    private readonly HashSet<Local> directed = [];
    private readonly Dictionary<Local, Expr>[] directions;

    private HessianSweep(Function product, Parameter[] given)
    {
        this.product = product;
        this.given = given;
        supply = LocalSupply.For(product);
        directions = [.. given.Select(_ => new Dictionary<Local, Expr>())];
        for (int k = 0; k < given.Length; k++)
        {
            directed.Add(given[k].Local);
            for (int j = 0; j < given.Length; j++)
                directions[k].Add(given[j].Local, given[j].Local.Constant(j == k ? 1 : 0));
        }
    }

    /// <summary>False if the products are to be computed one after another: there are loops, memory, many numbers, or some of several types.</summary>
    public static bool Fits(Function gradient)
    {
        Parameter[] numbers = [.. gradient.Parameters.Where(parameter => parameter.GradientOf is not null)];
        List<Stmt> statements = [.. gradient.Body.AllStatements()];
        return numbers.Length <= MostNumbers && numbers.All(parameter => parameter.Local.Type.IsFloatingPoint)
            && statements.Count * numbers.Length <= MostStatements && statements.All(statement => statement is Let or If or Effect or Throw)
            && statements.SelectMany(StmtTraversal.DefinedHere).All(local => local.Type is not StructType)
            && !gradient.Body.AllExpressions().SelectMany(ExprTraversal.SelfAndDescendants).Any(node => node is Convert { Operand.Type.IsFloatingPoint: true });
    }

    /// <param name="product">The product of the Hessian and any direction, not yet simplified.</param>
    public static Function Of(Function product) => new HessianSweep(product, [.. product.Parameters.Where(parameter => parameter.IsGiven)]).Build();

    private Function Build()
    {
        List<Stmt> statements = Along(product.Body.Statements);
        HashSet<string> taken = [.. product.Parameters.Where(parameter => parameter.TangentOf is null).Select(parameter => parameter.Local.Name)];
        Local hessian = supply.Parameter(HessianProduct.Free("hessian", taken), new SpanType(given[0].Local.Type, IsReadOnly: false));
        Origin last = Origin.None.In(Sweep.Reverse);
        for (int row = 0; row < given.Length; row++)
        {
            for (int column = row; column < given.Length; column++)
            {
                Local cell = supply.Temporary(given[row].TangentOf!.Name + Capital(given[column].TangentOf!.Name), given[0].Local.Type);
                statements.Add(new Let(cell, Along(Entry(given[column].TangentOf!), row), last));
                foreach (int place in new[] { (row * given.Length) + column, (column * given.Length) + row }.Distinct())
                    statements.Add(new Store(hessian, new IntConstant(place, IrType.Int32), cell, Accumulates: false, last));
            }
        }

        // The value, and what the function leaves in parameters by reference.
        (Result Result, Expr Value)[] results = [.. product.Results.Zip(product.Body.Yields, (result, value) => (result, value))
            .Where(pair => pair.result.Slot is not { } slot || product.Parameters.Any(parameter => parameter.Local == slot && parameter.TangentOf is null))];
        return product with
        {
            Parameters = [.. product.Parameters.Where(parameter => parameter.TangentOf is null), new Parameter(hessian)],
            Results = results.Select(pair => pair.Result).ToEquatableArray(),
            Body = new Region(statements.ToEquatableArray(), results.Select(pair => pair.Value).ToEquatableArray()),
        };
    }

    /// <summary>The part of the product that belongs to a number.</summary>
    private Expr Entry(Local number)
    {
        Local slot = product.Parameters.First(parameter => parameter.TangentOf == number && !parameter.IsGiven).Local;
        return product.Results.Zip(product.Body.Yields, (result, value) => (result, value)).First(pair => pair.result.Slot == slot).value;
    }

    private List<Stmt> Along(IEnumerable<Stmt> statements)
    {
        List<Stmt> output = [];
        foreach (Stmt statement in statements)
        {
            if (statement is If branch)
                output.Add(Along(branch));
            else if (statement is Let let && IsDirected(let.Value))
                Along(let, output);
            else
                output.Add(statement);
        }

        return output;
    }

    // ẏ = f'(x) ẋ   becomes   the same for each direction; what is a constant there needs no name
    private void Along(Let let, List<Stmt> output)
    {
        directed.Add(let.Target);
        for (int k = 0; k < given.Length; k++)
        {
            Expr value = Along(let.Value, k);
            if (!Cost.IsTrivial(value))
            {
                Local name = Name(let.Target, k);
                output.Add(new Let(name, value, let.Origin));
                value = name;
            }

            directions[k].Add(let.Target, value);
        }
    }

    // if (c) ẏ = ..; else ẏ = ..;   becomes   one branch, out of which come the tangents of all directions
    private If Along(If branch)
    {
        List<Stmt> then = Along(branch.Then.Statements), otherwise = Along(branch.Else.Statements);
        List<Local> results = [];
        List<Expr> thenYields = [], elseYields = [];
        for (int r = 0; r < branch.Results.Count; r++)
        {
            (Local result, Expr whenThen, Expr whenElse) = (branch.Results[r], branch.Then.Yields[r], branch.Else.Yields[r]);
            bool isDirected = IsDirected(whenThen) || IsDirected(whenElse);
            if (isDirected)
                directed.Add(result);
            for (int k = 0; k < (isDirected ? given.Length : 1); k++)
            {
                results.Add(isDirected ? Name(result, k) : result);
                thenYields.Add(isDirected ? Along(whenThen, k) : whenThen);
                elseYields.Add(isDirected ? Along(whenElse, k) : whenElse);
                if (isDirected)
                    directions[k].Add(result, results[results.Count - 1]);
            }
        }

        return branch with
        {
            Then = new Region(then.ToEquatableArray(), thenYields.ToEquatableArray()),
            Else = new Region(otherwise.ToEquatableArray(), elseYields.ToEquatableArray()),
            Results = results.ToEquatableArray(),
        };
    }

    private bool IsDirected(Expr expr) => expr.Locals().Any(directed.Contains);

    private Expr Along(Expr expr, int direction) => Algebra.Simplify(expr.Substitute(directions[direction]));

    // d1Tangent   becomes   d1BySpot
    private Local Name(Local tangent, int direction)
    {
        const string Suffix = "Tangent";
        string name = tangent.Name.EndsWith(Suffix, System.StringComparison.Ordinal) ? tangent.Name.Substring(0, tangent.Name.Length - Suffix.Length) : tangent.Name;
        return supply.Temporary(name + "By" + Capital(given[direction].TangentOf!.Name), tangent.Type);
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
