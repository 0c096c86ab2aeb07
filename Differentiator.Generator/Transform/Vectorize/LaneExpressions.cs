using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform.Vectorize;

/// <summary>Expressions over what differs from lane to lane: the same operations, on lanes.</summary>
internal abstract class LaneExpressions(LanesType lanes)
{
    /// <summary>What stands for the locals of the loop.</summary>
    protected Dictionary<Local, Expr> Renamed { get; } = [];

    /// <summary>Not zero where what is computed may not be needed in any lane.</summary>
    protected int Speculation { get; set; }

    public bool IsRefused { get; protected set; }

    protected LanesType Lanes => lanes;

    /// <summary>Whether the expression differs from lane to lane.</summary>
    protected abstract bool Varies(Expr expr);

    /// <summary>The elements of all lanes.</summary>
    protected abstract Expr Element(Load load);

    /// <summary>Whether a factor is known to be finite, and not zero, in all lanes.</summary>
    protected virtual bool IsRegular(Expr factor) => false;

    /// <summary>What is the same in all lanes; an index is that of the first lane.</summary>
    protected Expr Same(Expr expr)
    {
        if (Speculation > 0 && MayThrow(expr))
            IsRefused = true;
        return expr is Local local ? Renamed.TryGetValue(local, out Expr? copy) ? copy : local : expr.MapOperands(Same);
    }

    // A branch that is taken in no lane throws nothing.
    protected static bool MayThrow(Expr expr) => expr switch
    {
        Load or Length => true,
        Binary { Op: BinaryOp.Divide or BinaryOp.Remainder } or Call => !expr.Type.IsFloatingPoint,
        Binary or Unary or IR.Convert => expr is Binary { IsChecked: true } or Unary { IsChecked: true } or IR.Convert { IsChecked: true },
        _ => false,
    };

    protected Expr InLanes(Expr expr)
    {
        if (Varies(expr))
            return expr.Type == IrType.Boolean ? Mask(expr) : Widened(expr);
        return expr.Type == lanes.Item ? InEachLane(Same(expr)) : Refused(expr);
    }

    private Expr Widened(Expr expr) => expr switch
    {
        _ when expr.Type != lanes.Item => Refused(expr),
        Local local => Known(local),
        Load load => Element(load),
        Unary { Op: UnaryOp.Negate } negation => -InLanes(negation.Operand),
        Binary { Op: BinaryOp.Add or BinaryOp.Subtract } sum => Sum(sum.Op, InLanes(sum.Left), InLanes(sum.Right)),
        Binary { Op: BinaryOp.Multiply } product => product with { Left = Factor(product.Left), Right = Factor(product.Right), Type = lanes },
        Binary { Op: BinaryOp.Divide } quotient => quotient with { Left = InLanes(quotient.Left), Right = Factor(quotient.Right), Type = lanes },
        Conditional choice when Varies(choice.Condition) => Select(Mask(choice.Condition), Speculative(choice.WhenTrue), Speculative(choice.WhenFalse)),
        Conditional choice => new Conditional(Same(choice.Condition), InLanes(choice.WhenTrue), InLanes(choice.WhenFalse)),
        Call call => Widened(call),
        _ => Refused(expr),
    };

    private Expr Widened(Call call) => call.Function switch
    {
        { ContainingType: LibraryFunctions.ChoiceType } choice => Select(
            Compared(LibraryFunctions.Comparison(choice.Name), call.Arguments[0], call.Arguments[1]), InLanes(call.Arguments[2]), InLanes(call.Arguments[3])),
        { ContainingType: LibraryFunctions.Strong, Name: var name } when IsRegular(call.Arguments[0]) =>
            Widened(name == "Multiply" ? call.Arguments[0] * call.Arguments[1] : call.Arguments[0] / call.Arguments[1]),
        { ContainingType: LibraryFunctions.Strong } strong => Of(strong.ContainingType, strong.Name, [.. call.Arguments.Select(InLanes)]),
        { } own when LaneFunctionRules.Of(own, lanes) is var (type, name) => Of(type, name, [.. call.Arguments.Select(InLanes)]),
        _ => Refused(call),
    };

    // What has been refused has no other name.
    private Expr Known(Local local) => Renamed.TryGetValue(local, out Expr? known) ? known : Refused(local);

    protected Expr Mask(Expr condition) => condition switch
    {
        Local local => Known(local),
        Unary { Op: UnaryOp.Not } not => Not(Mask(not.Operand)),
        Binary { Op: BinaryOp.And or BinaryOp.BitAnd } both when Varies(both.Left) && Varies(both.Right) => And(Mask(both.Left), SpeculativeMask(both.Right)),
        Binary { Op: BinaryOp.Or or BinaryOp.BitOr } either when Varies(either.Left) && Varies(either.Right) => new Binary(BinaryOp.BitOr, Mask(either.Left), SpeculativeMask(either.Right), lanes),
        Binary { Left.Type: var type } comparison when type == lanes.Item => Compared(comparison.Op, comparison.Left, comparison.Right),
        Call { Function: { ContainingType: LibraryFunctions.Double or LibraryFunctions.Single, Name: "IsNaN" } } test => Compared(BinaryOp.NotEqual, test.Arguments[0], test.Arguments[0]),
        _ => Refused(condition),
    };

    private Expr Compared(BinaryOp op, Expr left, Expr right)
    {
        Expr[] operands = [InLanes(left), InLanes(right)];
        return op switch
        {
            BinaryOp.Less => Of(lanes.Vector, "LessThan", operands),
            BinaryOp.LessOrEqual => Of(lanes.Vector, "LessThanOrEqual", operands),
            BinaryOp.Greater => Of(lanes.Vector, "GreaterThan", operands),
            BinaryOp.GreaterOrEqual => Of(lanes.Vector, "GreaterThanOrEqual", operands),
            BinaryOp.Equal => Of(lanes.Vector, "Equals", operands),
            BinaryOp.NotEqual => Not(Of(lanes.Vector, "Equals", operands)),
            _ => Refused(left),
        };
    }

    // a * b + c   becomes   Vectors.MultiplyAdd(a, b, c)
    protected Expr Sum(BinaryOp op, Expr left, Expr right) => (op, left, right) switch
    {
        (BinaryOp.Add, _, Binary { Op: BinaryOp.Multiply } product) => MultiplyAdd(product.Left, product.Right, left),
        (BinaryOp.Add, Binary { Op: BinaryOp.Multiply } product, _) => MultiplyAdd(product.Left, product.Right, right),
        (BinaryOp.Subtract, Call { Function.Name: "Create" }, Binary { Op: BinaryOp.Add } sum) when sum.Right == left => Negated(sum.Left),
        (BinaryOp.Subtract, _, Binary { Op: BinaryOp.Multiply } product) => MultiplyAdd(Negated(product.Left), product.Right, left),
        (BinaryOp.Subtract, Binary { Op: BinaryOp.Multiply } product, _) => MultiplyAdd(product.Left, product.Right, -right),
        _ => new Binary(op, left, right, lanes),
    };

    private static Expr Negated(Expr factor) => factor switch
    {
        FloatConstant constant => constant with { Value = -constant.Value },
        Unary { Op: UnaryOp.Negate } negation => negation.Operand,
        Binary { Op: BinaryOp.Multiply } product => product with { Left = Negated(product.Left) },
        Call { Function.Name: "Create" } same => same with { Arguments = [Negated(same.Arguments[0])] },
        Call { Function: { Name: "MultiplyAdd", ContainingType: RuntimeTypes.Vectors } } sum => sum with { Arguments = [Negated(sum.Arguments[0]), sum.Arguments[1], Negated(sum.Arguments[2])] },
        _ => -factor,
    };

    private Call MultiplyAdd(Expr left, Expr right, Expr addend) => Of(RuntimeTypes.Vectors, "MultiplyAdd", [Filled(left), Filled(right), addend]);

    private Expr Speculative(Expr expr)
    {
        Speculation++;
        Expr lanes = InLanes(expr);
        Speculation--;
        return lanes;
    }

    private Expr SpeculativeMask(Expr condition)
    {
        Speculation++;
        Expr lanes = Mask(condition);
        Speculation--;
        return lanes;
    }

    private Expr Factor(Expr factor) => Varies(factor) ? Widened(factor) : Same(factor);

    private Expr Filled(Expr value) => value.Type is LanesType ? value : InEachLane(value);

    protected Call InEachLane(Expr expr) => new(new FunctionRef(lanes.Vector, "Create", [lanes.Item], lanes), [expr]);

    protected Call Select(Expr condition, Expr whenTrue, Expr whenFalse) => Of(lanes.Vector, "ConditionalSelect", condition, whenTrue, whenFalse);

    protected Binary And(Expr left, Expr right) => new(BinaryOp.BitAnd, left, right, lanes);

    protected Unary Not(Expr condition) => new(UnaryOp.Complement, condition, lanes);

    protected Call Of(string type, string name, params Expr[] arguments) => new(new FunctionRef(type, name, arguments.ToEquatableArray().Map(argument => argument.Type), lanes), arguments.ToEquatableArray());

    protected Expr Refused(Expr expr)
    {
        IsRefused = true;
        return expr.Type == lanes ? expr : IrType.Constant(0, lanes);
    }
}
