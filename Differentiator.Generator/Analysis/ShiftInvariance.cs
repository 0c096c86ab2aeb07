using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Analysis;

/// <summary>
/// The proof that nothing that a region leaves depends on one of its values, whatever that is, as softmax and log-sum-exp do not on the
/// maximum that they take off: from how each other value changes when a number is added to that one.
/// </summary>
internal sealed class ShiftInvariance
{
    private readonly Local shifted;
    private readonly Memory memory;
    private readonly Dictionary<Local, Change> changes = [];
    private bool isInvariant = true;

    private readonly ICollection<Local> positive;

    private ShiftInvariance(Local shifted, ICollection<Local> positive, Memory memory) =>
        (this.shifted, this.positive, this.memory) = (shifted, positive, memory);

    /// <param name="value">A number that a statement of the region itself computes.</param>
    /// <param name="positive">What is never rounded to zero: of other exponentials there is no quotient and no logarithm that is the same whatever is added.</param>
    public static bool IsProved(Region region, Local value, ICollection<Local> positive, Memory memory)
    {
        ShiftInvariance proof = new(value, positive, memory);
        Dictionary<Local, Change> before;
        do
        {
            before = new Dictionary<Local, Change>(proof.changes);
            proof.Visit(region);
        }
        while (proof.isInvariant && proof.changes.Any(change => !before.TryGetValue(change.Key, out Change known) || known != change.Value));

        // What stays behind in memory may be met by another run of the region, which has another value.
        HashSet<Local> own = [.. region.Statements.SelectMany(StmtTraversal.AllDefined)];
        return proof.isInvariant && region.Yields.All(proof.IsInvariant) && proof.changes.All(change => change.Value.IsNone || own.Contains(change.Key));
    }

    private void Visit(Region region)
    {
        foreach (Stmt statement in region.Statements)
        {
            if (isInvariant)
                Visit(statement);
        }
    }

    private void Visit(Stmt statement)
    {
        switch (statement)
        {
            // A row or a view has the changes of the memory that it is of.
            case Let { Target.Type.Element: not null } view:
                isInvariant &= view.Value.Operands().Where(operand => operand.Type.Element is null).All(IsInvariant);
                break;
            case Let let:
                changes[let.Target] = Of(let.Value);
                break;
            case Store store:
                isInvariant &= IsInvariant(store.Index);
                foreach (Local root in memory.RootsOf(store.Array))
                    changes[root] = Change.Either(Of(root), Of(store.Value));
                break;
            case Clear:
                break;
            case Scratch scratch:
                isInvariant &= scratch.Count is null || IsInvariant(scratch.Count);
                if (!changes.ContainsKey(scratch.Span))
                    changes[scratch.Span] = Change.Zero;
                break;
            case If branch:
                isInvariant &= IsInvariant(branch.Condition);
                Visit(branch.Then);
                Visit(branch.Else);
                for (int k = 0; k < branch.Results.Count; k++)
                    changes[branch.Results[k]] = Change.Either(Of(branch.Then.Yields[k]), Of(branch.Else.Yields[k]));
                break;
            case For loop:
                Visit(loop);
                break;
            default:
                isInvariant &= !statement.Regions().Any() && statement.OwnExpressions().All(IsInvariant) && statement.Written().All(IsInvariant);
                break;
        }
    }

    // What an iteration begins with is what the loop begins with, or what the one before has made of it.
    private void Visit(For loop)
    {
        isInvariant &= loop.Range.Ends.All(IsInvariant) && (loop.Budget is null || IsInvariant(loop.Budget)) && (loop.Most is null || IsInvariant(loop.Most));
        foreach (Carried carried in loop.Carried)
            changes[carried.Parameter] = Of(carried.Initial);
        bool isChanged = true;
        while (isInvariant && isChanged)
        {
            isInvariant &= loop.Repeated().All(IsInvariant);
            Visit(loop.Body);
            isChanged = false;
            for (int k = 0; k < loop.Carried.Count; k++)
            {
                Change known = changes[loop.Carried[k].Parameter], all = Change.Either(known, Of(loop.Body.Yields[k]));
                changes[loop.Carried[k].Parameter] = changes[loop.Carried[k].Result] = all;
                isChanged |= all != known;
            }
        }
    }

    private bool IsInvariant(Expr expr) => Of(expr).IsNone;

    private Change Of(Expr expr) => expr switch
    {
        Local local when local == shifted => new Change(Shift: 1),
        Local { Type.Element: not null } array => memory.RootsOf(array).Select(Of).Aggregate(Change.Zero, Change.Either),
        Local local => Of(local),
        Load load when IsInvariant(load.Index) => Of(load.Array),
        FloatConstant { Value: 0 } => Change.Zero,
        Unary { Op: UnaryOp.Negate } negation => -Of(negation.Operand),
        Convert { Type.IsFloatingPoint: true, Operand.Type.IsFloatingPoint: true } convert => Of(convert.Operand),
        Binary { Op: BinaryOp.Add } sum => Of(sum.Left) + Of(sum.Right),
        Binary { Op: BinaryOp.Subtract } difference => Of(difference.Left) + -Of(difference.Right),
        Binary { Op: BinaryOp.Multiply } product => Of(product.Left) * Of(product.Right),
        Binary { Op: BinaryOp.Divide, Type.IsFloatingPoint: true } quotient => Of(quotient.Left) / WhereNotZero(quotient.Right),
        Call when ExponentialRules.Exponent(expr) is { } exponent => Of(exponent).Exponential,
        Call when ExponentialRules.Antilogarithm(expr) is { } operand => WhereNotZero(operand).Logarithm,
        Conditional choice when IsInvariant(choice.Condition) => Change.Either(Of(choice.WhenTrue), Of(choice.WhenFalse)),
        _ => expr.Operands().All(IsInvariant) ? Change.None : Change.Unknown,
    };

    private Change WhereNotZero(Expr expr) => Of(expr) is var change && (change.IsNone || (expr is Local local && positive.Contains(local))) ? change : Change.Unknown;

    private Change Of(Local known) => changes.TryGetValue(known, out Change change) ? change : Change.None;

    /// <summary>What becomes of a value v when d is added to the one that is shifted: <c>v + Shift * d</c> or <c>v * e^(Scale * d)</c>.</summary>
    private readonly record struct Change(double Shift = 0, double Scale = 0, bool IsZero = false)
    {
        public static Change None => default;

        public static Change Unknown { get; } = new(double.NaN, double.NaN);

        /// <summary>Of what is 0 itself, and stays it when it is scaled.</summary>
        public static Change Zero { get; } = new(IsZero: true);

        public bool IsNone => Shift == 0 && Scale == 0;

        public Change Exponential => Scale == 0 ? new Change(Scale: Shift) : Unknown;

        public Change Logarithm => Shift == 0 ? new Change(Shift: Scale) : Unknown;

        public static Change operator -(Change value) => value with { Shift = -value.Shift };

        public static Change operator +(Change left, Change right) =>
            left.IsZero ? right
            : right.IsZero ? left
            : left.Scale == 0 && right.Scale == 0 ? new Change(left.Shift + right.Shift)
            : left.Shift == 0 && right.Shift == 0 && left.Scale == right.Scale ? left
            : Unknown;

        public static Change operator *(Change left, Change right) => left.Shift != 0 || right.Shift != 0 ? Unknown
            : left.IsZero || right.IsZero ? Zero
            : new Change(Scale: left.Scale + right.Scale);

        public static Change operator /(Change left, Change right) => left.Shift != 0 || right.Shift != 0 ? Unknown
            : left.IsZero ? Zero
            : new Change(Scale: left.Scale - right.Scale);

        public static Change Either(Change left, Change right) => left == right ? left
            : left.IsZero && right.Shift == 0 ? right
            : right.IsZero && left.Shift == 0 ? left
            : Unknown;
    }
}
