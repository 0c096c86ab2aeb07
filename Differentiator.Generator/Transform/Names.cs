using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform;

/// <summary>Names for intermediate values: the field's words for what a node computes.</summary>
internal static class Names
{
    public static string Of(Expr expr) => expr switch
    {
        Local local => local.Name,
        Load { Array: Local array, Member: "" } => array.Name + "Element",
        Load { Array: Local array } part => array.Name + string.Concat(part.Member.Split('.').Select(name => char.ToUpperInvariant(name[0]) + name.Substring(1))),
        Field part => Of(part.Of) + char.ToUpperInvariant(part.Name[0]) + part.Name.Substring(1),
        Call { Function.Name: "Sqrt" } => "root",
        Call { Function: { Part.Length: > 0 } function } => OfPart(function.Name, function.Part.Split('.')),
        Call call => char.ToLowerInvariant(call.Function.Name[0]) + call.Function.Name.Substring(1),
        Binary { Op: BinaryOp.Add } => "sum",
        Binary { Op: BinaryOp.Subtract } => "difference",
        Binary { Op: BinaryOp.Multiply } => "product",
        Binary { Op: BinaryOp.Divide } => "quotient",
        Binary { Op: BinaryOp.Remainder } => "remainder",
        Binary => "condition",
        Unary => "negated",
        Convert convert => Of(convert.Operand),
        Conditional => "choice",
        _ => "value",
    };

    // the X of Vector3.Sin(v)   is called   sinX;   CosPi of SinCosPi(x)   cosPi
    private static string OfPart(string function, string[] path)
    {
        string last = path[path.Length - 1], owner = path.Length > 1 ? path[0] : last.Length > 1 && char.IsLower(last[1]) ? "" : function;
        return owner.Length == 0 ? char.ToLowerInvariant(last[0]) + last.Substring(1) : char.ToLowerInvariant(owner[0]) + owner.Substring(1) + last;
    }

    /// <summary>The type of the adjoint or tangent of an array or span: memory of the same shape.</summary>
    public static IrType ShadowType(IrType type, bool isReadOnly = false) => type switch
    {
        SpanType or ListType or ArrayType { Item: not ArrayType } => new SpanType(type.Element!, isReadOnly),
        _ => type,
    };

    public static string AdjointOf(Expr expr) => Of(expr) + "Adjoint";

    /// <summary>What the next element of the array has already.</summary>
    public static string NextAdjointOf(Local array) => array.Name + "NextAdjoint";

    public static string TangentOf(Expr expr) => Of(expr) + "Tangent";
}
