using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform;

/// <content>Expressions: the same operations, on lanes.</content>
internal sealed partial class Lanes
{
    private Expr Fitted(Expr value, Local target) => !directed.Reaches(target) ? Same(value) : target.Type.Element is null ? Lifted(value) : MemoryOf(value);

    /// <summary>What must be the same in all directions: indices, conditions, values of the method.</summary>
    private Expr Same(Expr expr)
    {
        if (expr is Length length)
            return length with { Array = MemoryOf(length.Array) };
        if (expr is Local local && directed.Reaches(local))
            return Refused(expr);
        return expr.MapOperands(Same);
    }

    // What does not depend on the direction stands in every lane.
    private Expr Lifted(Expr expr)
    {
        if (directed.Reaches(expr))
            return Along(expr);
        return (expr, LaneTypes.Of(expr.Type, lanes)) switch
        {
            (_, null) => Refused(expr),
            (FloatConstant zero, { } type) when zero.Equals(zero.Constant(0)) => IrType.Constant(0, type),
            (Verbatim { Text: "default" } zero, { } type) => zero with { Type = type },
            (New made, StructType type) => Along(made, type),
            (NewRow row, { } type) => row with { Length = Same(row.Length), Type = type },
            (_, LanesType) => InEachLane(expr),
            _ => Refused(expr),
        };
    }

    private Expr Along(Expr expr) => expr switch
    {
        Local local => Widened(local),
        Load or Slice or NewRow when expr.Type.Element is not null => MemoryOf(expr),
        Load load when LaneTypes.Of(load.Type, lanes) is { } type => load with { Array = MemoryOf(load.Array), Index = Same(load.Index), Type = type },
        Field field when LaneTypes.Of(field.Type, lanes) is { } type => field with { Of = Along(field.Of), Type = type },
        Unary { Op: UnaryOp.Negate } negation when negation.Type == lanes.Item => -Along(negation.Operand),
        Binary { Op: BinaryOp.Add or BinaryOp.Subtract } sum when sum.Type == lanes.Item => sum with { Left = Operand(sum.Left), Right = Operand(sum.Right), Type = lanes },
        Binary { Op: BinaryOp.Multiply } product when product.Type == lanes.Item => product with { Left = Factor(product.Left), Right = Factor(product.Right), Type = lanes },
        Binary { Op: BinaryOp.Divide } quotient when quotient.Type == lanes.Item => quotient with { Left = Operand(quotient.Left), Right = Factor(quotient.Right), Type = lanes },
        Conditional { Type.Element: not null } => MemoryOf(expr),
        Conditional choice => new Conditional(Same(choice.Condition), Lifted(choice.WhenTrue), Lifted(choice.WhenFalse)),
        New made when LaneTypes.Of(made.Struct, lanes) is StructType type => Along(made, type),
        Call { Function.ContainingType: LibraryFunctions.Strong } strong when directed.Reaches(strong.Arguments[0]) => Strong(strong),
        Call { Function.ContainingType: LibraryFunctions.ChoiceType } choice => Chosen(choice),
        _ => Refused(expr),
    };

    // What is data in a structure has no place in the tuple.
    private New Along(New made, StructType type) => new(type, made.Struct.Fields.Zip(made.Arguments, (field, argument) => (field, argument))
        .Where(part => part.field.IsDifferentiable)
        .Select(part => Lifted(part.argument)).ToEquatableArray());

    private Expr Operand(Expr operand) => directed.Reaches(operand) ? Along(operand) : InEachLane(operand);

    private Expr Factor(Expr factor) => directed.Reaches(factor) ? Along(factor) : Same(factor);

    // Strong.Multiply(ẋ, p), where p is the same in all directions
    private Call Strong(Call strong)
    {
        FunctionRef function = strong.Function with { ParameterTypes = [lanes, lanes.Item], ReturnType = lanes };
        return new Call(function, [Along(strong.Arguments[0]), Same(strong.Arguments[1])]);
    }

    // Choice.IfLess(x, y, ẋ, 0)   becomes   x < y ? ẋ : 0, which a branch decides for all directions
    private Conditional Chosen(Call choice) => new(
        Same(new Binary(LibraryFunctions.Comparison(choice.Function.Name), choice.Arguments[0], choice.Arguments[1], IrType.Boolean)),
        Lifted(choice.Arguments[2]),
        Lifted(choice.Arguments[3]));

    private Call InEachLane(Expr expr) => new(new FunctionRef(lanes.IsWide ? LibraryFunctions.LanesType : lanes.Vector, "Create", [lanes.Item], lanes), [Same(expr)]);

    /// <summary>Memory, and views of it.</summary>
    private Expr MemoryOf(Expr memory) => memory switch
    {
        Local local => Widened(local),
        Slice slice when directed.Reaches(slice.Array) && LaneTypes.Of(slice.Type, lanes) is { } type =>
            slice with { Array = MemoryOf(slice.Array), Start = Same(slice.Start), Length = slice.Length is { } length ? Same(length) : null, Type = type },
        Load row when directed.Reaches(row.Array) && LaneTypes.Of(row.Type, lanes) is { } type => row with { Array = MemoryOf(row.Array), Index = Same(row.Index), Type = type },
        Conditional choice => new Conditional(Same(choice.Condition), MemoryOf(choice.WhenTrue), MemoryOf(choice.WhenFalse)),
        _ => memory.MapOperands(operand => operand.Type.Element is null ? Same(operand) : MemoryOf(operand)),
    };

    private Expr Refused(Expr expr)
    {
        isRefused = true;
        return expr;
    }
}
