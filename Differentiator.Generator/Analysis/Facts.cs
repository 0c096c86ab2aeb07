using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Analysis;

/// <summary>
/// What is known of values from how they are computed: enough to see where a product needs the strong zero
/// (an exactly zero adjoint times a partial that is not finite is zero) and where a plain one will do.
/// </summary>
internal sealed class Facts
{
    private readonly Dictionary<Local, Expr> definitions = [];

    /// <summary>What loops carry: a value is what it begins with, or what an iteration makes of it.</summary>
    private readonly Dictionary<Local, (Expr First, Expr Next)> carried = [];
    private readonly HashSet<Local> positive;
    private readonly HashSet<Local> isUnknownAsked = [];
    private readonly HashSet<Local> maybeInfinite = [];
    private readonly HashSet<Local> maybeSkipped = [];

    /// <summary>What has been found out of each named value: without it, a value would be asked as often as there are ways to it.</summary>
    private readonly Dictionary<(Local, Question), bool> answers = [];

    /// <param name="positive">What is known to be positive besides.</param>
    public Facts(Function primal, IEnumerable<Local> positive)
    {
        this.positive = [.. positive];
        foreach (Stmt statement in primal.Body.AllStatements())
        {
            if (statement is Let let)
                definitions.Add(let.Target, let.Value);
            else if (statement is For loop)
                Define(loop);
        }
    }

    private void Define(For loop)
    {
        for (int k = 0; k < loop.Carried.Count; k++)
            carried[loop.Carried[k].Parameter] = carried[loop.Carried[k].Result] = (loop.Carried[k].Initial, loop.Body.Yields[k]);
    }

    public void Define(Local local, Expr value)
    {
        if (definitions.ContainsKey(local) || isUnknownAsked.Remove(local))
            answers.Clear();
        definitions[local] = value;
    }

    /// <summary>Notes a carried or merged adjoint that infinities may reach.</summary>
    public void MayBecomeInfinite(Local local) => maybeInfinite.Add(local);

    /// <summary>Notes an adjoint that is exactly zero where a branch did not use the value it belongs to.</summary>
    public void MayBeSkipped(Local local) => maybeSkipped.Add(local);

    public bool IsMaybeSkipped(Expr expr) => expr.Locals().Any(maybeSkipped.Contains);

    /// <summary>True if the product adjoint * partial must be a strong one.</summary>
    public bool NeedsStrongProduct(Expr adjoint, Expr partial) =>
        (MayBeInfinite(partial) && !IsNonZero(adjoint))
        || (MayBeInfinite(adjoint) && !IsNonZero(partial))
        || (IsMaybeSkipped(adjoint) && MayBeUndefined(partial));

    // A value that a branch discards may be NaN or infinite: Math.Sqrt(x) where x < 0 is treated apart.
    private bool MayBeUndefined(Expr expr) => expr switch
    {
        Local local => Answer(local, Question.Undefined, MayBeUndefined),
        Call { Function.Name: "Sqrt" or "Log" or "Log2" or "Log10" or "Pow" or "RootN" or "LogP1" or "Log2P1" or "Log10P1" or "Log1p" } => true,
        Call { Function.Name: "Asin" or "Acos" or "Acosh" or "Atanh" or "TanPi" or "AsinPi" or "AcosPi" or "LogGamma" or "Digamma" or "Polygamma" } => true,
        Binary { Op: BinaryOp.Divide or BinaryOp.Remainder, Type.IsFloatingPoint: true } quotient when !IsNonZero(quotient.Right) => true,
        _ => expr.Operands().Any(MayBeUndefined),
    };

    public bool NeedsStrongQuotient(Expr adjoint, Expr divisor) => !IsNonZero(divisor) && !IsNonZero(adjoint);

    /// <summary>True if finite operands may give an infinite value or NaN. Values of the user's own program count as finite.</summary>
    public bool MayBeInfinite(Expr expr) => expr switch
    {
        Local local => maybeInfinite.Contains(local),
        Load { Array: Local tangents } => maybeInfinite.Contains(tangents),
        FloatConstant constant => double.IsInfinity(constant.Value) || double.IsNaN(constant.Value),
        Unary or Convert => expr.Operands().Any(MayBeInfinite),
        Binary { Op: BinaryOp.Divide } quotient => !IsNonZero(quotient.Right) || MayBeInfinite(quotient.Left),
        Binary => expr.Operands().Any(MayBeInfinite),
        Conditional choice when GuardedQuotient(choice) is { } quotient => MayBeInfinite(choice.WhenTrue) || MayBeInfinite(quotient.Left),
        Conditional choice => MayBeInfinite(choice.WhenTrue) || MayBeInfinite(choice.WhenFalse),
        Call { Function.Name: "Divide" or "Log" or "Pow" or "Digamma" or "Polygamma" } => true,
        Call { Function.Name: "Multiply" } product => product.Arguments.Any(MayBeInfinite),
        _ => false,
    };

    // d == 0 ? c : x / d
    private static Binary? GuardedQuotient(Conditional choice) =>
        (choice.WhenFalse is Unary { Op: UnaryOp.Negate } negation ? negation.Operand : choice.WhenFalse) is Binary { Op: BinaryOp.Divide } quotient
        && choice.Condition == quotient.Right.IsEqualTo(0) ? quotient : null;

    public bool IsNonZero(Expr expr) => IsPositive(expr) || expr switch
    {
        Local local => Answer(local, Question.NonZero, IsNonZero),
        FloatConstant constant => constant.Value != 0,
        IntConstant constant => constant.Value != 0,
        Unary { Op: UnaryOp.Negate } negation => IsNonZero(negation.Operand),
        Convert convert => IsCount(convert) || IsNonZero(convert.Operand),
        Binary { Op: BinaryOp.Divide } quotient => IsNonZero(quotient.Left) && IsCount(quotient.Right),
        _ => false,
    };

    private bool IsPositive(Expr expr) => expr switch
    {
        Local local => positive.Contains(local) || Answer(local, Question.Positive, IsPositive),
        FloatConstant constant => constant.Value > 0,
        IntConstant constant => constant.Value > 0,
        Convert convert => IsPositive(convert.Operand),
        Binary { Op: BinaryOp.Add } sum =>
            (IsPositive(sum.Left) && IsNonNegative(sum.Right)) || (IsNonNegative(sum.Left) && IsPositive(sum.Right)),
        Binary { Op: BinaryOp.Multiply, Left: FloatConstant { Value: >= 1 } } product => IsPositive(product.Right),
        Call { Function.Name: "Cosh" } => true,
        Call { Function.Name: "Hypot" } hypotenuse => hypotenuse.Arguments.Any(IsNonZero),
        Call { Function.Name: "Sqrt" } root => IsPositive(root.Arguments[0]),
        _ => false,
    };

    private bool IsNonNegative(Expr expr) => IsPositive(expr) || expr switch
    {
        Local local => Answer(local, Question.NonNegative, IsNonNegative),
        FloatConstant constant => constant.Value >= 0,
        IntConstant constant => constant.Value >= 0,
        Convert convert => IsNonNegative(convert.Operand),
        Length => true,
        Binary { Op: BinaryOp.Multiply } square when square.Left == square.Right => true,
        Binary { Op: BinaryOp.Add or BinaryOp.Multiply or BinaryOp.Divide } binary =>
            IsNonNegative(binary.Left) && IsNonNegative(binary.Right),
        Call { Function.Name: "Exp" or "Sqrt" or "Abs" } => true,
        _ => false,
    };

    private bool Answer(Local local, Question question, System.Func<Expr, bool> ask)
    {
        if (answers.TryGetValue((local, question), out bool known))
            return known;
        if (question is Question.Positive or Question.NonNegative && carried.TryGetValue(local, out (Expr First, Expr Next) steps))
            return AnswerByInduction(local, question, ask, steps.First, steps.Next);
        if (!definitions.TryGetValue(local, out Expr? value))
        {
            isUnknownAsked.Add(local);
            return false;
        }

        return answers[(local, question)] = ask(value);
    }

    // What holds before the first iteration, and after each one before which it has held, holds always. What does not hold although
    // something was taken to hold that does not, does not hold.
    private bool AnswerByInduction(Local local, Question question, System.Func<Expr, bool> ask, Expr first, Expr next)
    {
        answers[(local, question)] = true;
        bool holds = ask(first) && ask(next);
        if (!holds)
        {
            foreach ((Local, Question) assumed in answers.Where(answer => answer.Value).Select(answer => answer.Key).ToArray())
                answers.Remove(assumed);
        }

        return answers[(local, question)] = holds;
    }

    private enum Question
    {
        Positive,
        NonNegative,
        NonZero,
        Undefined,
    }

    // A mean over nothing has no iteration to differentiate: an integer divisor needs no guard.
    private static bool IsCount(Expr expr) => expr is Convert { Operand.Type.IsInteger: true };
}
