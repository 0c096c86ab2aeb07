using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;
using Differentiator.Generator.Transform.Pooling;

namespace Differentiator.Generator.Transform;

/// <summary>
/// Sets a sweep with plain products before that of a Jacobian's rows. A strong product differs from a plain one only where that one is
/// NaN, a quotient from a product with the reciprocal, but for roundings, only where that one is infinite or NaN, and all that is computed
/// from it in lanes is infinite or NaN then. The plain sweep says whether one is; the strong one computes all again if so.
/// </summary>
internal sealed class PlainRows
{
    /// <summary>For fewer strong products a second sweep to be read is no gain.</summary>
    private const int Fewest = 8;

    private readonly Function sweep;
    private readonly LanesType lanes;
    private readonly LocalSupply supply;

    /// <summary>What strong products have a part in.</summary>
    private readonly Propagation strong;
    private readonly List<Stmt> statements = [];
    private readonly List<Expr> asked = [];

    private PlainRows(Function sweep, LanesType lanes)
    {
        this.lanes = lanes;
        this.sweep = Reciprocals.Apply(sweep, lanes);
        supply = LocalSupply.For(this.sweep);
        strong = Propagation.Of(this.sweep, [], (expr, isReached) => expr.SelfAndDescendants().Any(node => IsStrong(node) || (node is Local local && isReached(local))));
    }

    public static IEnumerable<Draft> Apply(IEnumerable<Draft> drafts)
    {
        foreach (Draft draft in drafts)
        {
            if (draft is { AreRows: true, Lanes: { } lanes } && Fits(draft.Function))
            {
                PlainRows pass = new(draft.Function, lanes);
                if (pass.CountOfStrong() >= Fewest && pass.Plain() is { } plain)
                    yield return draft with { Function = plain, IsPlain = true };
            }

            yield return draft;
        }
    }

    // What runs twice must not be seen to; what is stored in a branch is not known behind it.
    private static bool Fits(Function sweep)
    {
        HashSet<Local> destinations = [.. sweep.Parameters.Where(parameter => parameter.GradientOf is not null).Select(parameter => parameter.Local)];
        return sweep.Body.AllStatements().All(statement => statement is Let or If or Clear or Store || LibraryFunctions.StoredColumn(statement) is not null)
            && sweep.Body.AllStatements().OfType<Store>().All(store => store.Value.Type is LanesType && destinations.Contains(store.Array) && sweep.Body.Statements.Contains(store));
    }

    private int CountOfStrong() => sweep.Body.AllExpressions().SelectMany(ExprTraversal.SelfAndDescendants).Count(IsStrong);

    private bool IsStrong(Expr expr) => expr is Call { Function.ContainingType: LibraryFunctions.Strong } call && call.Type == lanes;

    /// <summary>Null if strong products have no part in what it gives, or not all of that are numbers or made of them.</summary>
    private Function? Plain()
    {
        foreach (Stmt statement in sweep.Body.Statements)
        {
            if (LibraryFunctions.StoredColumn(statement) is { } column)
            {
                Expr value = Asked(column.Arguments[0], "column");
                statements.Add(new Effect(null, column with { Arguments = column.Arguments.Skip(1).Prepend(value).ToEquatableArray() }, statement.Origin));
                continue;
            }

            statements.Add(statement.MapExpressions(Plain));
            if (statement is Store store && strong.Reaches(store.Value))
                asked.Add(WithoutSign(store.Value) is Local local ? local : new Load(store.Array, store.Index, lanes) { Member = store.Member });
        }

        Expr[] yields = [.. sweep.Results.Zip(sweep.Body.Yields, (result, value) => result.Slot is { } slot ? Asked(value, slot.Name) : value)];
        if (asked.Count == 0 || asked.Any(each => each.Type != lanes))
            return null;
        Local isFinite = supply.Parameter(FreeName("isFinite"), IrType.Boolean);
        return sweep with
        {
            Parameters = sweep.Parameters.Append(new Parameter(isFinite, PassBy.Out)).ToEquatableArray(),
            Results = sweep.Results.Append(new Result(isFinite)).ToEquatableArray(),
            Body = new Region(statements.ToEquatableArray(), yields.Append(LibraryFunctions.AreFinite(Sum())).ToEquatableArray()),
        };
    }

    private Expr Plain(Expr expr) => expr.MapOperands(Plain) switch
    {
        // Strong.Multiply(a, p)   becomes   a * p
        Call call when IsStrong(call) => LibraryFunctions.WithoutStrength(call),

        // s + -a * p   becomes   s - a * p
        Binary { Op: BinaryOp.Add, Right: Binary { Op: BinaryOp.Multiply or BinaryOp.Divide, Left: Unary { Op: UnaryOp.Negate } negation } scaled } sum when sum.Type == lanes =>
            sum.Left - (scaled with { Left = negation.Operand }),
        var inner => inner,
    };

    /// <summary>A derivative that is left in a parameter or a column: each number of it gets a name, by which it is asked about.</summary>
    private Expr Asked(Expr value, string name)
    {
        if (value is New structure)
            return structure with { Arguments = structure.Arguments.Map(part => Asked(part, name)) };
        if (!strong.Reaches(value))
            return value;
        value = Plain(value);
        if (WithoutSign(value) is not Local)
        {
            Local named = supply.Temporary(name, value.Type);
            statements.Add(new Let(named, value, Origin.None.In(Sweep.Reverse)));
            value = named;
        }

        asked.Add(WithoutSign(value));
        return value;
    }

    // A sum that is finite has none but finite terms; what has gone into another one of them is asked about with it.
    private Expr Sum()
    {
        Dictionary<Local, Expr> definitions = statements.OfType<Let>().ToDictionary(let => let.Target, let => let.Value);
        Expr[] all = [.. asked.Distinct()];
        HashSet<Local> gone = [];
        foreach (Expr each in all)
            Follow(each is Local local ? definitions.TryGetValue(local, out Expr? value) ? value : null : Stored(each));
        return all.Where(each => each is not Local local || !gone.Contains(local)).Aggregate((sum, each) => sum + each);

        void Follow(Expr? expr)
        {
            if (expr is Local local && gone.Add(local) && definitions.TryGetValue(local, out Expr? value))
                Follow(value);
            else if (expr is Unary or Binary { Op: BinaryOp.Add or BinaryOp.Subtract or BinaryOp.Multiply or BinaryOp.Divide })
            {
                foreach (Expr operand in expr.Operands())
                    Follow(operand);
            }
        }

        Expr? Stored(Expr element) => statements.OfType<Store>().Last(store => element is Load load && load.Array == store.Array && load.Index == store.Index && load.Member == store.Member).Value;
    }

    private static Expr WithoutSign(Expr value) => value is Unary { Op: UnaryOp.Negate } negation ? WithoutSign(negation.Operand) : value;

    private string FreeName(string wanted)
    {
        string name = wanted;
        for (int number = 1; sweep.Parameters.Any(parameter => parameter.Local.Name == name); number++)
            name = wanted + number;
        return name;
    }
}
