using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform.Vectorize;

/// <content>Expressions: the same operations, on lanes.</content>
internal sealed partial class VectorBody
{
    private bool Varies(Expr expr) => expr.SelfAndDescendants().Any(node => (node is Local local && varying.Contains(local)) || (node is Load load && accesses.IsWritten(load.Array)));

    /// <summary>What is the same in all lanes; an index is that of the first lane.</summary>
    private Expr Same(Expr expr)
    {
        if (speculation > 0 && MayThrow(expr))
            IsRefused = true;
        return expr is Local local ? renamed.TryGetValue(local, out Expr? copy) ? copy : local : expr.MapOperands(Same);
    }

    // A branch that is taken in no lane throws nothing.
    private static bool MayThrow(Expr expr) => expr switch
    {
        Load or Length => true,
        Binary { Op: BinaryOp.Divide or BinaryOp.Remainder } or Call => !expr.Type.IsFloatingPoint,
        Binary or Unary or IR.Convert => expr is Binary { IsChecked: true } or Unary { IsChecked: true } or IR.Convert { IsChecked: true },
        _ => false,
    };

    private Expr InLanes(Expr expr)
    {
        if (Varies(expr))
            return expr.Type == IrType.Boolean ? Mask(expr) : Widened(expr);
        return expr.Type == lanes.Item ? InEachLane(Same(expr)) : Refused(expr);
    }

    private Expr Widened(Expr expr) => expr switch
    {
        _ when expr.Type != lanes.Item => Refused(expr),
        Local local => renamed[local],
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
        { ContainingType: LibraryFunctions.Strong } strong => Of(strong.ContainingType, strong.Name, [.. call.Arguments.Select(InLanes)]),
        { } own when LaneFunctionRules.Of(own, lanes) is var (type, name) => Of(type, name, [.. call.Arguments.Select(InLanes)]),
        _ => Refused(call),
    };

    private Expr Mask(Expr condition) => condition switch
    {
        Local local => renamed[local],
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
    private Expr Sum(BinaryOp op, Expr left, Expr right) => (op, left, right) switch
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

    // An element that is read several times is read once.
    private Expr Element(Load load)
    {
        if (read.TryGetValue(load, out Local? known))
            return known;
        Load element = new(load.Array, Index(load.Index), lanes);
        if (reads[load] == 1 || depth > 0 || accesses.IsWritten(load.Array))
            return element;
        return read[load] = Named(element, NameOf((Local)load.Array), loop.Origin);
    }

    private Expr Speculative(Expr expr)
    {
        speculation++;
        Expr lanes = InLanes(expr);
        speculation--;
        return lanes;
    }

    private Expr SpeculativeMask(Expr condition)
    {
        speculation++;
        Expr lanes = Mask(condition);
        speculation--;
        return lanes;
    }

    // Of the first lane; it cannot throw. row + (j + 8)   becomes   row + j + 8
    private Expr Index(Expr index) => index is Local local
        ? renamed.TryGetValue(local, out Expr? copy) ? copy : local
        : index.MapOperands(Index) is Binary { Op: BinaryOp.Add, Right: Binary { Op: BinaryOp.Add, Right: IntConstant } further } sum ? sum.Left + further.Left + further.Right : index.MapOperands(Index);

    private Expr Factor(Expr factor) => Varies(factor) ? Widened(factor) : Same(factor);

    private Expr Filled(Expr value) => value.Type is LanesType ? value : InEachLane(value);

    private Call InEachLane(Expr expr) => new(new FunctionRef(lanes.Vector, "Create", [lanes.Item], lanes), [expr]);

    private Call Select(Expr condition, Expr whenTrue, Expr whenFalse) => Of(lanes.Vector, "ConditionalSelect", condition, whenTrue, whenFalse);

    private Binary And(Expr left, Expr right) => new(BinaryOp.BitAnd, left, right, lanes);

    private Unary Not(Expr condition) => new(UnaryOp.Complement, condition, lanes);

    private Call Of(string type, string name, params Expr[] arguments) => new(new FunctionRef(type, name, arguments.ToEquatableArray().Map(argument => argument.Type), lanes), arguments.ToEquatableArray());

    private Expr Refused(Expr expr)
    {
        IsRefused = true;
        return expr.Type == lanes ? expr : IrType.Constant(0, lanes);
    }
}
