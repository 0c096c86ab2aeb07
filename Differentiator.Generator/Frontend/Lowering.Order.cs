using System;
using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>
/// The order of evaluation. Expressions are trees that are evaluated where they stand; what an operand writes on the way
/// must not be seen by operands before it.
/// </content>
internal sealed partial class Lowering
{
    /// <summary>Counts what has been written to memory or has any other effect.</summary>
    private int writes;

    private Expr[] LowerOperands(params IOperation[] operands) =>
        LowerOperands(operands.Select<IOperation, Func<Expr>>(operand => () => LowerExpression(operand)).ToArray());

    // a[0] + (a[0] = x)   becomes   element = a[0]; a[0] = x; .. element + x
    private Expr[] LowerOperands(params Func<Expr>[] operands)
    {
        var values = new Expr[operands.Length];
        for (int k = 0; k < operands.Length; k++)
        {
            (int place, int written) = (statements.Count, writes);
            values[k] = operands[k]();
            if (writes == written)
                continue;
            for (int earlier = 0; earlier < k; earlier++)
                values[earlier] = Fixed(values[earlier], ref place);
        }

        return values;
    }

    /// <summary>Whether an element is read, or may be in a method that is called.</summary>
    public static bool ReadsMemory(IOperation operation) => operation.DescendantsAndSelf().Any(inner => IsElement(inner) || IsReference(inner) || inner is IInvocationOperation);

    private static bool IsReference(IOperation operation) =>
        operation is ILocalReferenceOperation { Local.RefKind: not RefKind.None } or IParameterReferenceOperation { Parameter.RefKind: not RefKind.None };

    public static bool MayWriteMemory(IOperation[] operations) => operations.SelectMany(operation => operation.DescendantsAndSelf()).Any(operation => operation switch
    {
        IDeconstructionAssignmentOperation deconstruction => AssignedVariables.Elements(deconstruction.Target).Any(IsPlace),
        IAssignmentOperation assignment => IsPlace(assignment.Target),
        IIncrementOrDecrementOperation increment => IsPlace(increment.Target),
        IInvocationOperation or IObjectCreationOperation => true,
        _ => false,
    });

    private static bool IsPlace(IOperation target) => IsElement(target) || IsReference(target);

    /// <summary>The value as it is at a place among the statements emitted so far.</summary>
    private Expr Fixed(Expr value, ref int place)
    {
        if (value is Indices indices)
        {
            var items = new Expr[indices.Items.Count];
            for (int k = 0; k < items.Length; k++)
                items[k] = Fixed(indices.Items[k], ref place);
            return new Indices(items.ToEquatableArray());
        }

        if (value.Type is StructType)
        {
            New made = Bundle(value);
            var parts = new Expr[made.Arguments.Count];
            for (int k = 0; k < parts.Length; k++)
                parts[k] = Fixed(made.Arguments[k], ref place);
            return made with { Arguments = parts.ToEquatableArray() };
        }

        if (!value.SelfAndDescendants().OfType<Load>().Any())
            return value;
        Local name = NewLocal("value", value.Type, LocalRole.Temporary);
        statements.Insert(place++, new Let(name, value, Origin.None));
        return name;
    }
}
