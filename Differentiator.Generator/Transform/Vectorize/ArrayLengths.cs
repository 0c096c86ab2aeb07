using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Vectorize;

/// <summary>The lengths of arrays that may be null, which then have no elements. Of a loop that runs again and again, they are asked for before the loops around it.</summary>
internal sealed class ArrayLengths(LocalSupply supply)
{
    private readonly Dictionary<Local, Local> lengths = [];

    /// <param name="inside">What the innermost loop around defines; null if there is none.</param>
    public Expr Of(Local array, ICollection<Local>? inside)
    {
        if (inside is null || inside.Contains(array))
            return LengthOf(array);
        if (!lengths.TryGetValue(array, out Local? length))
            lengths[array] = length = supply.Temporary($"{array.Name}Length", IrType.Int32);
        return length;
    }

    /// <summary>The region with the lengths of arrays that are known in it from its start, or that it defines.</summary>
    public Region Define(Region region, IEnumerable<Local> known)
    {
        Local[] arrays = [.. known.Concat(region.Statements.SelectMany(StmtTraversal.DefinedHere)).Where(lengths.ContainsKey)];
        return arrays.Aggregate(region, (all, array) => Define(all, array, lengths[array]));
    }

    // Before the first statement that needs it.
    private static Region Define(Region region, Local array, Local length)
    {
        List<Stmt> statements = [.. region.Statements];
        int first = statements.FindIndex(statement => statement.AllExpressions().Any(expr => expr.Reads(length)));
        if (first >= 0)
            statements.Insert(first, new Let(length, LengthOf(array), Origin.None.In(statements[first].Origin.Sweep)));
        return region with { Statements = statements.ToEquatableArray() };
    }

    /// <summary>The length of an array, 0 if it is null, or of a span.</summary>
    public static Length LengthOf(Local array) => array.Type is SpanType ? new Length(array) : new(new Slice(array, new IntConstant(0, IrType.Int32), null, new SpanType(array.Type.Element!, IsReadOnly: false)));
}
