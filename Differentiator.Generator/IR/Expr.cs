using System;

namespace Differentiator.Generator.IR;

/// <summary>An expression tree without side effects. Structural equality means: computes the same value.</summary>
internal abstract record Expr(IrType Type)
{
    // The operands tell expressions apart well enough.
    public override int GetHashCode() => 17;

    public static Expr operator +(Expr left, Expr right) => new Binary(BinaryOp.Add, left, right, left.Type);

    public static Expr operator -(Expr left, Expr right) => new Binary(BinaryOp.Subtract, left, right, left.Type);

    public static Expr operator *(Expr left, Expr right) => new Binary(BinaryOp.Multiply, left, right, left.Type);

    public static Expr operator /(Expr left, Expr right) => new Binary(BinaryOp.Divide, left, right, left.Type);

    public static Expr operator -(Expr operand) => new Unary(UnaryOp.Negate, operand, operand.Type);

    public static Expr operator +(double left, Expr right) => right.Constant(left) + right;

    public static Expr operator +(Expr left, double right) => left + left.Constant(right);

    public static Expr operator -(double left, Expr right) => right.Constant(left) - right;

    public static Expr operator -(Expr left, double right) => left - left.Constant(right);

    public static Expr operator *(double left, Expr right) => right.Constant(left) * right;

    public static Expr operator /(Expr left, double right) => left / left.Constant(right);

    public static Expr operator /(double left, Expr right) => right.Constant(left) / right;

    public static Expr operator <(Expr left, Expr right) => new Binary(BinaryOp.Less, left, right, IrType.Boolean);

    public static Expr operator >(Expr left, Expr right) => new Binary(BinaryOp.Greater, left, right, IrType.Boolean);

    public static Expr operator <(Expr left, double right) => left < left.Constant(right);

    public static Expr operator >(Expr left, double right) => left > left.Constant(right);

    public Expr IsEqualTo(Expr right) => new Binary(BinaryOp.Equal, this, right, IrType.Boolean);

    public Expr IsEqualTo(double right) => IsEqualTo(Constant(right));

    /// <summary>A constant of this expression's own type.</summary>
    public Expr Constant(double value) => IrType.Constant(value, Type);
}

/// <summary>A value with a name: assigned exactly once, by a parameter or a statement. <see cref="Id"/> is unique in a function.</summary>
internal sealed record Local(int Id, string Name, IrType Type, LocalRole Role) : Expr(Type)
{
    // Nothing is looked up as often.
    public bool Equals(Local? other) =>
        ReferenceEquals(this, other) || (other is not null && Id == other.Id && Role == other.Role && Name == other.Name && Type == other.Type);

    public override int GetHashCode() => Id;
}

/// <summary>A floating-point constant of type <c>float</c>, <c>double</c> or <c>Half</c>; compared by its bits.</summary>
internal sealed record FloatConstant(double Value, IrType Type) : Expr(Type)
{
    private long Bits => BitConverter.DoubleToInt64Bits(Value);

    public bool Equals(FloatConstant? other) => other is not null && Bits == other.Bits && Type == other.Type;

    public override int GetHashCode() => unchecked((Bits.GetHashCode() * 31) + Type.GetHashCode());
}

/// <summary>A constant of an integer type or <c>char</c>; <c>ulong</c> by its bits.</summary>
internal sealed record IntConstant(long Value, IrType Type) : Expr(Type);

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed record BoolConstant(bool Value) : Expr(IrType.Boolean);

/// <summary>An undifferentiated value given as C# text that means the same anywhere: an enum member, a string literal.</summary>
internal sealed record Verbatim(string Text, IrType Type) : Expr(Type);

/// <summary>A prefix operator.</summary>
internal sealed record Unary(UnaryOp Op, Expr Operand, IrType Type, bool IsChecked = false) : Expr(Type);

/// <summary>An infix operator. <see cref="BinaryOp.And"/> and <see cref="BinaryOp.Or"/> evaluate their right side on demand.</summary>
internal sealed record Binary(BinaryOp Op, Expr Left, Expr Right, IrType Type, bool IsChecked = false) : Expr(Type);

/// <summary>A numeric conversion to <c>Type</c>, implicit or explicit.</summary>
internal sealed record Convert(Expr Operand, IrType Type, bool IsChecked = false) : Expr(Type);

/// <summary><c>Condition ? WhenTrue : WhenFalse</c>; only the chosen side is evaluated.</summary>
internal sealed record Conditional(Expr Condition, Expr WhenTrue, Expr WhenFalse) : Expr(WhenTrue.Type);

/// <summary>The element <c>Array[Index]</c> of an array or span, or a part of it.</summary>
internal sealed record Load(Expr Array, Expr Index, IrType Type) : Expr(Type)
{
    /// <summary>The part of a structure in the array that is read, <c>X</c> or <c>Position.X</c>; empty for the whole element.</summary>
    public string Member { get; init; } = "";
}

/// <summary><c>Array.Length</c>, or of a rectangular array the length of one dimension.</summary>
internal sealed record Length(Expr Array, int? Dimension = null) : Expr(IrType.Int32);

/// <summary>The indices of an element in a rectangular array: the <see cref="Load.Index"/> of such an array.</summary>
internal sealed record Indices(EquatableArray<Expr> Items) : Expr(new OpaqueType("indices"));

/// <summary>The part of an array or span from <c>Start</c> on, <c>Length</c> elements or (null) all: other names for the same memory.</summary>
internal sealed record Slice(Expr Array, Expr Start, Expr? Length, IrType Type) : Expr(Type);

/// <summary><c>new T[Length]</c>, which becomes a row of a jagged array: the value of a store, and nothing else.</summary>
internal sealed record NewRow(Expr Length, IrType Type) : Expr(Type);

/// <summary>The field or property <c>Of.Name</c> of a structure.</summary>
internal sealed record Field(Expr Of, string Name, IrType Type) : Expr(Type);

/// <summary>A structure made of its fields, one argument for each in the order of the type.</summary>
internal sealed record New(StructType Struct, EquatableArray<Expr> Arguments) : Expr(Struct);

/// <summary>
/// Undifferentiated C# around operands: <c>Parts[0] Arguments[0] Parts[1] ..</c> Evaluating it may have effects, so that it
/// stands only in an <see cref="Effect"/> or a <see cref="Throw"/>.
/// </summary>
internal sealed record Foreign(EquatableArray<string> Parts, EquatableArray<Expr> Arguments, IrType Type) : Expr(Type);

/// <summary>A call of a library function with a rule, of a pure undifferentiated one, or (until inlined) of a user's function.</summary>
internal sealed record Call(FunctionRef Function, EquatableArray<Expr> Arguments) : Expr(Function.ReturnType);
