using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform.Borrowing;

/// <summary>
/// The integers, lengths and conditions of a function that follow from its parameters alone, over these. Evaluating them has no
/// effect, and throws nothing that the function would not.
/// </summary>
internal sealed class KnownCounts(IEnumerable<Parameter> parameters)
{
    /// <summary>How many nodes an expression has at most: longer ones are not repeated.</summary>
    private const int Longest = 40;

    private readonly HashSet<Local> given = [.. parameters.Where(parameter => parameter.PassBy != PassBy.Out).Select(parameter => parameter.Local)];
    private readonly Dictionary<Local, Expr> values = [];
    private readonly Dictionary<Local, Expr> lengths = [];

    /// <summary>Takes note of what a statement names.</summary>
    public void Read(Stmt statement)
    {
        switch (statement)
        {
            case Let { Target.Type.Element: null } let when Of(let.Value) is { } value:
                values[let.Target] = value;
                break;
            case Let { Target.Type: SpanType, Value: Local array } view when LengthOf(array) is { } whole:
                lengths[view.Target] = whole;
                break;
            case Let { Value: Slice { Length: { } part } } view when Of(part) is { } length:
                lengths[view.Target] = length;
                break;
            case Scratch { Count: { } count } scratch when Of(count) is { } length:
                lengths[scratch.Span] = ElementCounts.NotNegative(length, length);
                break;
            case Allocate { Lengths: { Count: 1 } only } allocation when Of(only[0]) is { } length:
                lengths[allocation.Array] = ElementCounts.NotNegative(length, length);
                break;
        }
    }

    /// <summary>The same value over parameters; null if it does not follow from them.</summary>
    public Expr? Of(Expr expr) => Over(expr) is { } known && known.SelfAndDescendants().Count() <= Longest ? known : null;

    /// <summary>Likewise a condition. What it computes must not overflow, so that it computes nothing.</summary>
    public Expr? Condition(Expr expr) =>
        Of(expr) is { } known && !known.SelfAndDescendants().Any(node => node is Binary { Op: BinaryOp.Add or BinaryOp.Subtract or BinaryOp.Multiply } or Unary { Op: UnaryOp.Negate }) ? known : null;

    private Expr? Over(Expr expr) => expr switch
    {
        IntConstant { Type: ScalarType { Kind: ScalarKind.Int32 } } or BoolConstant => expr,
        Local local when !IsCount(local.Type) => null,
        Local local => given.Contains(local) ? local : values.TryGetValue(local, out Expr? value) ? value : null,
        Field { Of: Local structure } field => IsCount(field.Type) && structure.Type is StructType && given.Contains(structure) ? field : null,
        Length { Array: Local array, Dimension: null } => LengthOf(array),
        Length { Array: Local array } length => given.Contains(array) ? length : null,
        Unary { Op: UnaryOp.Not or UnaryOp.Negate } unary => IsCount(unary.Type) && Over(unary.Operand) is { } operand ? unary with { Operand = operand } : null,
        Binary { Op: BinaryOp.Divide or BinaryOp.Remainder, Right: not IntConstant { Value: > 0 } } => null,
        Binary { Op: < BinaryOp.BitAnd } binary => IsCount(binary.Type) && Over(binary.Left) is { } left && Over(binary.Right) is { } right
            ? binary with { Left = left, Right = right }
            : null,
        Conditional choice => IsCount(choice.Type) && Condition(choice.Condition) is { } condition && Over(choice.WhenTrue) is { } whenTrue && Over(choice.WhenFalse) is { } whenFalse
            ? new Conditional(condition, whenTrue, whenFalse)
            : null,
        Call { Function: { ContainingType: LibraryFunctions.Math, Name: nameof(LibraryFunctions.Max) or nameof(LibraryFunctions.Min) } } call => IsCount(call.Type) && Over(call.Arguments[0]) is { } one && Over(call.Arguments[1]) is { } other
            ? call with { Arguments = [one, other] }
            : null,
        _ => null,
    };

    private Expr? LengthOf(Local array) => given.Contains(array) ? new Length(array) : lengths.TryGetValue(array, out Expr? length) ? length : null;

    private static bool IsCount(IrType type) => type is ScalarType { Kind: ScalarKind.Int32 or ScalarKind.Boolean };
}
