using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform;

/// <summary>
/// Sets the sine and the cosine of the same number beside each other, where a region computes both: they are one call then, which costs
/// little more than one of them.
/// </summary>
internal sealed class SineAndCosine
{
    private readonly LocalSupply supply;
    private readonly HashSet<Local> inputs;

    private SineAndCosine(Function function)
    {
        supply = LocalSupply.For(function);
        Memory memory = Memory.Of(function);
        bool callsOthers = function.Body.AllStatements().Any(statement => statement is Effect or Invoke);
        inputs = callsOthers ? [] : [.. function.Parameters.Select(parameter => parameter.Local).Where(local => local.Type.Element is not null && !memory.IsWritten(local))];
    }

    public static Function Apply(Function function) => function with { Body = new SineAndCosine(function).Visit(function.Body) };

    private Region Visit(Region region)
    {
        Call[] calls = [.. region.Statements.SelectMany(StmtTraversal.OwnExpressions).Concat(region.Yields).SelectMany(Evaluated).OfType<Call>().Where(IsOfAngle)];
        Region paired = calls.Where(IsSine).Distinct().Where(sine => calls.Contains(Cosine(sine))).Aggregate(region, Paired);
        return paired with { Statements = paired.Statements.Map(statement => statement.MapRegions(Visit)) };
    }

    private Region Paired(Region region, Call sine)
    {
        (Local sin, Local cos) = (Named(region, sine, "sin"), Named(region, Cosine(sine), "cos"));
        List<Stmt> statements = [];
        bool areKnown = false;
        foreach (Stmt statement in region.Statements)
        {
            Pair(statement.OwnExpressions(), statement.Origin);
            if (statement is not Let let || (let.Target != sin && let.Target != cos))
                statements.Add(areKnown ? statement.MapExpressions(Known) : statement);
        }

        Pair(region.Yields, Origin.None);
        return new Region(statements.ToEquatableArray(), region.Yields.Map(Known));

        void Pair(IEnumerable<Expr> expressions, Origin origin)
        {
            if (areKnown || !expressions.SelectMany(Evaluated).Any(expr => expr == sine || expr == Cosine(sine)))
                return;
            areKnown = true;
            statements.Add(new Let(sin, sine, origin));
            statements.Add(new Let(cos, Cosine(sine), origin));
        }

        Expr Known(Expr expr) => expr == sine ? sin : expr == Cosine(sine) ? cos : expr.MapOperands(Known);
    }

    // The name that it has already.
    private Local Named(Region region, Call call, string name) =>
        region.Statements.OfType<Let>().FirstOrDefault(let => let.Value == call)?.Target ?? supply.Temporary(name, call.Type);

    private static Call Cosine(Call sine) => sine with { Function = sine.Function with { Name = nameof(LibraryFunctions.Cos) } };

    private static bool IsSine(Call call) => call.Function.Name == nameof(LibraryFunctions.Sin);

    // What is in no memory, or in that of an input, is the same wherever it is known.
    private bool IsOfAngle(Call call) => call.Function is { Name: nameof(LibraryFunctions.Sin) or nameof(LibraryFunctions.Cos), Part: "" }
        && call.Function.ContainingType is LibraryFunctions.Math or LibraryFunctions.MathF or LibraryFunctions.Double or LibraryFunctions.Single
        && (call.Type == IrType.Double || call.Type == IrType.Single)
        && call.Arguments[0].SelfAndDescendants().All(part => part is Local or FloatConstant or IntConstant or Unary or Binary or Field or Convert || (part is Load { Array: Local array } && inputs.Contains(array)));

    // Of a choice only the condition is for certain.
    private static IEnumerable<Expr> Evaluated(Expr expr) => expr switch
    {
        Conditional choice => Evaluated(choice.Condition),
        Binary { Op: BinaryOp.And or BinaryOp.Or } both => Evaluated(both.Left),
        _ => expr.Operands().SelectMany(Evaluated).Prepend(expr),
    };
}
