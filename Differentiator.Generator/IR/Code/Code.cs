
namespace Differentiator.Generator.IR;

/// <summary>
/// A line or block of C#, every decision made. A <see cref="Local"/> in it is a variable: it may be assigned many times,
/// and its name is final.
/// </summary>
internal abstract record Code;

/// <summary><c>double a = 0, b = 1;</c>: variables of one type.</summary>
internal sealed record Declare(EquatableArray<Declarator> Declarators) : Code
{
    /// <summary>True for a span that is assigned again, maybe to memory of a shorter life than that of its first value.</summary>
    public bool IsScoped { get; init; }
}

/// <summary><c>Variable = Value;</c></summary>
internal sealed record Assign(Local Variable, Expr Value) : Code;

/// <summary><c>Variable += Value;</c> and likewise for the other operators.</summary>
internal sealed record Update(Local Variable, BinaryOp Op, Expr Value) : Code;

/// <summary><c>(a, b) = (b, a);</c></summary>
internal sealed record AssignTogether(EquatableArray<Move> Moves) : Code;

/// <summary><c>(First, Second) = Value;</c></summary>
internal sealed record AssignPair(Local First, Local Second, Expr Value) : Code
{
    /// <summary>Which of the two are declared here.</summary>
    public EquatableArray<Local> Declared { get; init; } = [];
}

/// <summary><c>Array[Index] = Value;</c></summary>
internal sealed record AssignElement(Local Array, Expr Index, Expr Value, string Member = "") : Code;

/// <summary><c>Array[Index] += Value;</c> and likewise for the other operators.</summary>
internal sealed record UpdateElement(Local Array, Expr Index, BinaryOp Op, Expr Value, string Member = "") : Code;

/// <summary><c>Variable.Part = Value;</c> or, with an operator, <c>Variable.Part += Value;</c></summary>
internal sealed record AssignPart(Local Variable, string Part, BinaryOp? Op, Expr Value) : Code;

/// <summary><c>Span.Clear();</c></summary>
internal sealed record ClearSpan(Local Span) : Code;

/// <summary>
/// Pooled memory of <c>Count</c> elements, of which the first <c>StackCount</c> fit on the stack (0: none):
/// <c>using Scratch&lt;T&gt; Owner = ..; Span&lt;T&gt; Span = Owner.Span;</c>, or without a count
/// <c>using Tape&lt;T&gt; Span = ..;</c>
/// </summary>
internal sealed record DeclareScratch(Local Owner, Local Span, Expr? Count, int StackCount, string What) : Code
{
    /// <summary>The part of the caller's memory that this is, <c>Span&lt;T&gt; Span = Part;</c>, else null.</summary>
    public Expr? Part { get; init; }
}

/// <summary><c>if (Condition) { .. } else { .. }</c>; without <c>else</c> if that is empty.</summary>
internal sealed record Branch(Expr Condition, EquatableArray<Code> Then, EquatableArray<Code> Else) : Code;

/// <summary><c>Tape.Push(Value);</c></summary>
internal sealed record Push(Local Tape, Expr Value) : Code;

/// <summary><c>T[] Array = new T[Lengths];</c></summary>
internal sealed record DeclareArray(Local Array, EquatableArray<Expr> Lengths) : Code;

/// <summary><c>Expression;</c></summary>
internal sealed record Run(Expr Expression) : Code;

/// <summary><c>throw Exception;</c></summary>
internal sealed record Raise(Expr Exception) : Code;

/// <summary><c>for (int i = Start; Test; i += Step) { .. }</c></summary>
internal sealed record Loop(Local Index, Expr Start, Expr Test, int Step, EquatableArray<Code> Body) : Code;

/// <summary><c>while (Test) { .. }</c></summary>
internal sealed record Repeat(Expr Test, EquatableArray<Code> Body) : Code;

/// <summary><c>return Value;</c></summary>
internal sealed record Return(Expr Value) : Code;

/// <summary><c>// Text</c></summary>
internal sealed record Comment(string Text) : Code;

/// <summary>An empty line.</summary>
internal sealed record BlankLine : Code;
