using System.Linq;

namespace Differentiator.Generator.IR;

/// <summary>The type of a value: what is differentiable, and how it is written in C#.</summary>
internal abstract record IrType
{
    public static ScalarType Double { get; } = new(ScalarKind.Double);

    public static ScalarType Single { get; } = new(ScalarKind.Single);

    public static ScalarType Int32 { get; } = new(ScalarKind.Int32);

    public static ScalarType Boolean { get; } = new(ScalarKind.Boolean);

    /// <summary>What a method returns that returns nothing.</summary>
    public static OpaqueType Void { get; } = new("void");

    /// <summary>Of a <see cref="Verbatim"/> that names a framework type, without <c>global::</c>.</summary>
    public static OpaqueType TypeName { get; } = new("type");

    /// <summary>The element type of an array, a span or a list, else null.</summary>
    public virtual IrType? Element => null;

    /// <summary>True for floating-point scalars and for arrays and spans of them.</summary>
    public abstract bool IsDifferentiable { get; }

    /// <summary>True for <c>float</c>, <c>double</c> and <c>Half</c> themselves.</summary>
    public bool IsFloatingPoint => this is ScalarType { Kind: ScalarKind.Half or ScalarKind.Single or ScalarKind.Double };

    /// <summary>True for floating-point numbers, and for several of them in the lanes of a vector.</summary>
    public bool IsReal => IsFloatingPoint || this is LanesType;

    /// <summary>The constant <paramref name="value"/> of a scalar type; of a matrix the empty one, which stands for zeros, as that of lanes does.</summary>
    public static Expr Constant(double value, IrType type) =>
        type is MatrixType or LanesType ? new Verbatim("default", type) : type.IsFloatingPoint ? new FloatConstant(value, type) : new IntConstant((long)value, type);

    public bool IsInteger => this is ScalarType && !IsFloatingPoint && this != Boolean;
}

/// <summary>A primitive type.</summary>
internal sealed record ScalarType(ScalarKind Kind) : IrType
{
    public override bool IsDifferentiable => IsFloatingPoint;
}

/// <summary>A one-dimensional array, <c>T[]</c>.</summary>
internal sealed record ArrayType(IrType Item) : IrType
{
    public override IrType Element => Item;

    public override bool IsDifferentiable => Item.IsDifferentiable;
}

/// <summary><c>Span&lt;T&gt;</c> or <c>ReadOnlySpan&lt;T&gt;</c>.</summary>
internal sealed record SpanType(IrType Item, bool IsReadOnly) : IrType
{
    public override IrType Element => Item;

    public override bool IsDifferentiable => Item.IsDifferentiable;
}

/// <summary><c>List&lt;T&gt;</c>, read and written by index.</summary>
internal sealed record ListType(IrType Item) : IrType
{
    public override IrType Element => Item;

    public override bool IsDifferentiable => Item.IsDifferentiable;
}

/// <summary>
/// One number for each of several directions, or of several iterations, in the lanes of a vector. Of a Jacobian it is one that every
/// processor has, or one as wide as the processor's own. (Wider ones are emulated where it has none, at four times the cost of numbers.)
/// </summary>
internal sealed record LanesType(ScalarType Item, LaneWidth Width) : IrType
{
    public override bool IsDifferentiable => true;

    /// <summary>Whether there are as many lanes as the processor has.</summary>
    public bool IsWide => Width == LaneWidth.Processor;

    /// <summary>How many there are, of a width that is known.</summary>
    public int Count => ElementSize.Of(this) / ElementSize.Of(Item);

    /// <summary>The framework's type without its argument.</summary>
    public string Vector => Width == LaneWidth.Processor ? "System.Numerics.Vector" : $"System.Runtime.Intrinsics.{Width}";
}

/// <summary>An array of several dimensions, <c>T[,]</c>.</summary>
internal sealed record RectangularType(IrType Item, int Rank) : IrType
{
    public override IrType Element => Item;

    public override bool IsDifferentiable => Item.IsDifferentiable;
}

/// <summary>The scratch memory for the adjoint of a jagged or a rectangular array: the runtime's <c>ScratchRows&lt;T&gt;</c>, <c>ScratchTable&lt;T&gt;</c>.</summary>
internal sealed record PooledType(IrType Like) : IrType
{
    /// <summary>Rows are spans.</summary>
    public override IrType Element => Like.Element is ArrayType row ? new SpanType(row.Item, IsReadOnly: false) : Like.Element!;

    public override bool IsDifferentiable => Like.IsDifferentiable;
}

/// <summary>Scratch memory that grows: the runtime's <c>Tape&lt;T&gt;</c>.</summary>
internal sealed record TapeType(IrType Item) : IrType
{
    public override IrType Element => Item;

    public override bool IsDifferentiable => false;
}

/// <summary>What the sweeps of a Jacobian share: the runtime's <c>SweepValues&lt;T&gt;</c>.</summary>
internal sealed record SweepValuesType(ScalarType Item) : IrType
{
    public override bool IsDifferentiable => false;
}

/// <summary>A structure by its fields; <paramref name="Name"/> is fully qualified C#, or empty for a value tuple that is written by its fields.</summary>
/// <param name="Positional">How many fields, the first ones, the constructor takes in order; the others are set by an initializer.</param>
/// <param name="IsTuple">True for a value tuple.</param>
internal sealed record StructType(string Name, EquatableArray<StructField> Fields, int Positional, bool IsTuple = false) : IrType
{
    /// <summary>Whether it holds no references, so that it can be kept on the stack.</summary>
    public bool IsUnmanaged { get; init; }

    public override bool IsDifferentiable => Fields.Any(member => member.IsDifferentiable);
}

/// <summary>The runtime's <c>Matrix</c>: a value that only kernels look into.</summary>
internal sealed record MatrixType : IrType
{
    public override bool IsDifferentiable => true;
}

/// <summary>Any other type, carried along undifferentiated; <paramref name="Name"/> is fully qualified C#.</summary>
internal sealed record OpaqueType(string Name) : IrType
{
    public override bool IsDifferentiable => false;
}
