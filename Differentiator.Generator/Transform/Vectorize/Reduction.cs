using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform.Vectorize;

/// <summary>
/// How a carried value collects the iterations of a loop: each lane collects its own, and all lanes are put together at the end. Or it
/// is what the iteration before has computed, which is found one lane further.
/// </summary>
/// <param name="Links">What is computed from it on the way, the same variable to the reader.</param>
internal sealed record Reduction(string Name, EquatableArray<Local> Links)
{
    private const string Sum = "Sum", Product = "Product", Max = nameof(LibraryFunctions.Max), Min = nameof(LibraryFunctions.Min), Previous = "Last";

    public bool IsSum => Name == Sum;

    public bool IsPrevious => Name == Previous;

    /// <summary>Of a sum, what all terms have to be multiplied with; else null.</summary>
    public Expr? Factor { get; init; }

    /// <summary>What the lanes of a carried value start from.</summary>
    public Expr First(Expr initial, LanesType lanes) => Name switch
    {
        Sum => IrType.Constant(0, lanes),
        Product => InAllLanes(initial.Constant(1), lanes),
        _ => InAllLanes(initial, lanes),
    };

    /// <summary>The carried value after the vectors.</summary>
    public Expr Last(Expr initial, Expr lanes)
    {
        Expr all = Factor is null ? All(Name, lanes) : Factor is FloatConstant ? Factor * All(Name, lanes) : LibraryFunctions.StrongMultiply(All(Name, lanes), Factor);
        return Name switch
        {
            Sum => initial.Equals(initial.Constant(0)) ? all : initial + all,
            Product => initial.Equals(initial.Constant(1)) ? all : initial * all,
            _ => all,
        };
    }

    /// <summary>One for each carried value; null if there is one that depends on the iterations before in another way.</summary>
    public static EquatableArray<Reduction>? AllOf(For loop)
    {
        Reduction?[] all = [.. loop.Carried.Select((carried, k) => Of(loop.Body, carried.Parameter, loop.Body.Yields[k]))];
        return all.OfType<Reduction>().Select((reduction, k) => reduction.IsApart(loop.Body.Yields, k)).Count(isApart => isApart) == all.Length ? all.OfType<Reduction>().ToEquatableArray() : null;
    }

    /// <summary>The sum of all lanes.</summary>
    public static Call SumOf(Expr lanes) => All(Sum, lanes);

    /// <summary>A sum in lanes in as many lanes as a narrower vector has.</summary>
    public static Expr In(Expr lanes, LanesType narrow) =>
        lanes.Type == narrow ? lanes : new Call(new FunctionRef(RuntimeTypes.Vectors, "Halves", [lanes.Type], narrow), [lanes]);

    // What one sum has added up so far is not a term of another one.
    private bool IsApart(EquatableArray<Expr> yields, int own) => IsPrevious || !yields.Where((value, k) => k != own && value.Locals().Any(Links.Contains)).Any();

    private static Reduction? Of(Region body, Local parameter, Expr yield) =>
        new[] { Sum, Product, Max, Min }.Select(name => new Chain(name, parameter).In(body, yield)).FirstOrDefault(found => found is not null)
        ?? (yield.Locals().Contains(parameter) ? null : new Reduction(Previous, [parameter]));

    private static Call All(string name, Expr lanes) =>
        new(new FunctionRef(RuntimeTypes.Vectors, name, [lanes.Type], ((LanesType)lanes.Type).Item), [lanes]);

    private static Call InAllLanes(Expr value, LanesType lanes) => new(new FunctionRef(lanes.Vector, "Create", [value.Type], lanes), [value]);

    /// <summary>What is computed from the carried value: s + a, then s + a - b, and nothing else.</summary>
    private sealed class Chain(string name, Local parameter)
    {
        private readonly HashSet<Local> links = [parameter];

        public Reduction? In(Region body, Expr yield) => Follows(body) && IsLink(yield) ? new Reduction(name, links.ToEquatableArray()) : null;

        private bool Follows(Region region) => region.Statements.All(Follows);

        private bool Follows(Stmt statement)
        {
            switch (statement)
            {
                case Let let when Reads(let.Value):
                    return links.Add(let.Target) && IsLink(let.Value);
                case If branch:
                    if (Reads(branch.Condition) || !Follows(branch.Then) || !Follows(branch.Else))
                        return false;
                    for (int k = 0; k < branch.Results.Count; k++)
                    {
                        (Expr then, Expr otherwise) = (branch.Then.Yields[k], branch.Else.Yields[k]);
                        if (!Reads(then) && !Reads(otherwise))
                            continue;
                        if (!IsLink(then) || !IsLink(otherwise))
                            return false;
                        links.Add(branch.Results[k]);
                    }

                    return true;
                case For inner:
                    return Follows(inner);
                default:
                    return !statement.AllExpressions().Any(Reads);
            }
        }

        private bool Follows(For inner)
        {
            if (inner.Range.Ends.Any(Reads))
                return false;
            bool[] isLink = [.. inner.Carried.Select(carried => Reads(carried.Initial))];
            for (int k = 0; k < inner.Carried.Count; k++)
            {
                if (isLink[k] && !IsLink(inner.Carried[k].Initial))
                    return false;
                if (isLink[k])
                    links.UnionWith([inner.Carried[k].Parameter, inner.Carried[k].Result]);
            }

            return !inner.Repeated().Any(Reads) && Follows(inner.Body) && !inner.Body.Yields.Where((value, k) => isLink[k] ? !IsLink(value) : Reads(value)).Any();
        }

        private bool Reads(Expr expr) => expr.Locals().Any(links.Contains);

        private bool IsLink(Expr expr) => expr switch
        {
            Local local => links.Contains(local),
            Conditional choice => !Reads(choice.Condition) && IsLink(choice.WhenTrue) && IsLink(choice.WhenFalse),
            Binary { Op: BinaryOp.Add } sum => name == Sum && IsOne(sum.Left, sum.Right),
            Binary { Op: BinaryOp.Subtract } difference => name == Sum && IsLink(difference.Left) && !Reads(difference.Right),
            Binary { Op: BinaryOp.Multiply } product => name == Product && IsOne(product.Left, product.Right),
            Call { Function: { ContainingType: LibraryFunctions.Math or LibraryFunctions.MathF, Name: Max or Min } function } call =>
                name == function.Name && IsOne(call.Arguments[0], call.Arguments[1]),
            _ => false,
        };

        private bool IsOne(Expr left, Expr right) => (IsLink(left) && !Reads(right)) || (IsLink(right) && !Reads(left));
    }
}
