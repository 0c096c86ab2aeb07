namespace Differentiator.Generator.IR;

/// <summary>A statement. Locals are assigned once; what control flow merges are the results of <see cref="If"/> and <see cref="For"/>.</summary>
internal abstract record Stmt(Origin Origin);

/// <summary><c>Target = Value;</c>, the only definition of <see cref="Target"/>.</summary>
internal sealed record Let(Local Target, Expr Value, Origin Origin) : Stmt(Origin);

/// <summary><c>Array[Index] = Value;</c> or, if it accumulates, <c>Array[Index] += Value;</c></summary>
internal sealed record Store(Local Array, Expr Index, Expr Value, bool Accumulates, Origin Origin) : Stmt(Origin)
{
    /// <summary>The field of a structure in the array that is written, <c>X</c> or <c>Position.X</c>; empty for the whole element.</summary>
    public string Member { get; init; } = "";

    /// <summary>Whether the element has this value already, from a call that has written it: only its derivative is new.</summary>
    public bool KeepsValue { get; init; }

    /// <summary>Whether the call may have had its operands in the same memory, of which only the derivatives are left.</summary>
    public bool IsInPlace { get; init; }
}

/// <summary><c>Span.Clear();</c></summary>
internal sealed record Clear(Local Span, Origin Origin) : Stmt(Origin);

/// <summary>
/// Scratch memory for the rest of the region, from the stack or the pool: a span of exactly <c>Count</c> elements or,
/// where the count is not known before (null), a tape that grows with each store. <paramref name="What"/> says what is
/// kept in it.
/// </summary>
internal sealed record Scratch(Local Span, Expr? Count, string What, Origin Origin) : Stmt(Origin)
{
    /// <summary>The part of the caller's memory that this is; null where the memory is the function's own.</summary>
    public Expr? Part { get; init; }

    /// <summary>Whether it stands before a loop of which each iteration begins with it anew: what the memory holds then means nothing.</summary>
    public bool IsRenewed { get; init; }
}

/// <summary>Takes the last value from a tape: <c>Target = Tape.Pop();</c></summary>
internal sealed record Pop(Local Target, Local Tape, Origin Origin) : Stmt(Origin);

/// <summary><c>Array = new T[Lengths];</c> on the heap, as the user's method does.</summary>
internal sealed record Allocate(Local Array, EquatableArray<Expr> Lengths, Origin Origin) : Stmt(Origin);

/// <summary>Undifferentiated code that runs exactly once, in the forward sweep; its value, if it is used, goes to <see cref="Target"/>.</summary>
internal sealed record Effect(Local? Target, Expr Code, Origin Origin) : Stmt(Origin);

/// <summary>
/// A call of a function that recurs, or of its companion: <c>Result = Function(Arguments)</c>. Arguments that are among
/// <see cref="References"/> are passed by reference and start from zero; memory among <see cref="Writes"/> is added to.
/// </summary>
internal sealed record Invoke(
    Local? Result, EquatableArray<Local> References, EquatableArray<Local> Writes, FunctionRef Function, EquatableArray<Expr> Arguments, Origin Origin) : Stmt(Origin)
{
    /// <summary>For a function whose derivative is written by hand: how that is called.</summary>
    public Kernel? Kernel { get; init; }

    /// <summary>For an emitted derivative: what is computed in the place of the call.</summary>
    public NestedDerivative? Nested { get; init; }

    /// <summary>The object before the dot.</summary>
    public Expr? Receiver { get; init; }

    /// <summary>Whether the call has to happen even if nothing is seen of it here: it adds to the gradients of an object, or may throw.</summary>
    public bool IsKept { get; init; }

    /// <summary>Whether the call computes values only: the statements behind it say what their derivatives are.</summary>
    public bool IsData { get; init; }
}

/// <summary><c>throw Exception;</c>: nothing runs after it.</summary>
internal sealed record Throw(Expr Exception, Origin Origin) : Stmt(Origin);

/// <summary>
/// One of two regions runs; <c>Results[k]</c> is the chosen region's <c>Yields[k]</c>.
/// </summary>
internal sealed record If(Expr Condition, Region Then, Region Else, EquatableArray<Local> Results, Origin Origin) : Stmt(Origin);

/// <summary>
/// A loop: <see cref="Index"/> runs from <c>Range.Start</c>; the carried values enter as parameters of the body,
/// leave each iteration as the body's yields (one per carried value) and the loop as results.
/// </summary>
/// <param name="Condition">
/// Evaluated before each iteration, over the carried values: the loop ends when it is false. Null for a counted loop.
/// </param>
internal sealed record For(
    Local Index, LoopRange Range, EquatableArray<Carried> Carried, Region Body, Origin Origin, Expr? Condition = null) : Stmt(Origin)
{
    /// <summary>True if the number of iterations is known before the loop.</summary>
    public bool IsCounted => Condition is null;

    /// <summary>How many bytes the reverse sweep may keep of the loop, an <c>int</c> or <c>long</c> without operands; null if there is no limit.</summary>
    public Expr? Budget { get; init; }

    /// <summary>What the number of iterations never exceeds, where that is known earlier than the number; else null.</summary>
    public Expr? Most { get; init; }

    /// <summary>What a reader of the emitted loop is told: how it was reversed, what it saves.</summary>
    public string Note { get; init; } = "";
}
