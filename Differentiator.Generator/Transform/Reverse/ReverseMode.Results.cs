using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <content>What the function returns, with its cotangent: a number, a structure of several, an array that it makes.</content>
internal sealed partial class ReverseMode
{
    /// <summary>The cotangent of the array that the function returns; null if it returns none.</summary>
    private Local? arrayCotangent;

    /// <summary>Null of a function that returns nothing.</summary>
    private Parameter? ResultCotangent()
    {
        if (primal.Value is not { } value)
            return null;
        Local cotangent = supply.Parameter(FreeName("resultCotangent"), Names.ShadowType(value.Type, isReadOnly: true));
        slots.Add(cotangent.Name);
        if (value.Type.Element is not null)
            arrayCotangent = cotangent;

        // Of several results a caller may ask for one alone, where the partials of the others are not defined.
        if (value.Type is StructType)
            facts.MayBeSkipped(cotangent);
        return new Parameter(cotangent);
    }

    // return new P(a, b);   becomes   ā += r̄.X; b̄ += r̄.Y
    private void PullResult(Expr value, Expr cotangent)
    {
        if (value is not New made)
        {
            if (value.Type.Element is null)
                Pull(value, cotangent, root, Origin.None.In(Sweep.Reverse));
            return;
        }

        foreach ((StructField field, Expr part) in made.Struct.Fields.Zip(made.Arguments, (field, part) => (field, part)).Where(pair => pair.field.IsDifferentiable))
            PullResult(part, PartOf(cotangent, field));
    }

    private bool IsReturned(Local array) => arrayCotangent is not null && primal.Value == array;
}
