using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <content>Parameters that the function writes: each is a result too, with a cotangent.</content>
internal sealed partial class ReverseMode
{
    private IEnumerable<Local> WrittenParameters => primal.Parameters
        .Where(parameter => !parameter.HasNoGradient && parameter.Local.Type.IsDifferentiable)
        .Where(parameter => parameter.Local.Type.Element is null ? parameter.PassBy is PassBy.Ref or PassBy.Out : memory.IsWritten(parameter.Local))
        .Select(parameter => parameter.Local);

    /// <summary>One for each written parameter.</summary>
    private Parameter[] Cotangents() => WrittenParameters.Select(parameter =>
    {
        Local cotangent = supply.Parameter(FreeName(parameter.Name + "Cotangent"), Names.ShadowType(parameter.Type, isReadOnly: true));
        slots.Add(cotangent.Name);
        facts.MayBeSkipped(cotangent);
        return new Parameter(cotangent, CotangentOf: parameter);
    }).ToArray();

    /// <summary>What the function leaves in parameters by reference, the derivative leaves there too.</summary>
    private void AddLeft(List<Result> results, List<Expr> yields)
    {
        results.AddRange(primal.Left.Select(left => new Result(left.Slot)));
        yields.AddRange(primal.Left.Select(left => left.Value));
    }

    /// <summary>The last values of parameters by reference, with their cotangents.</summary>
    private IEnumerable<(Expr Value, Local Cotangent)> LeftWith(Parameter[] cotangents) =>
        from left in primal.Left
        from cotangent in cotangents
        where cotangent.CotangentOf == left.Slot
        select (left.Value, cotangent.Local);

    /// <summary>Shadows of parameters that are neither destinations nor accumulators: at first the cotangents of what is in them at the end.</summary>
    private IEnumerable<Stmt> WorkShadows(IReadOnlyList<Parameter> cotangents)
    {
        foreach (Local array in primal.Parameters.Select(parameter => parameter.Local).Where(shadows.ContainsKey))
        {
            Local shadow = shadows[array];
            if (shadow.Role == LocalRole.Parameter)
                continue;
            foreach (Stmt allocation in ShadowMemory.Allocation(shadow, array, supply))
                yield return allocation;
            if (cotangents.FirstOrDefault(parameter => parameter.CotangentOf == array) is { } cotangent)
                yield return Copy(cotangent.Local, shadow);
            else if (shadow.Type is SpanType)
                yield return new Clear(shadow, Origin.None);
        }
    }

    /// <summary>Adds the shadows of written parameters, which now belong to their first content, to the caller's accumulators.</summary>
    private IEnumerable<Stmt> AddedShadows(IEnumerable<Parameter> accumulators) => accumulators
        .Where(accumulator => accumulator.GradientOf is { } array && shadows.TryGetValue(array, out Local? shadow) && shadow != accumulator.Local)
        .Select(accumulator => Elementwise(accumulator.Local, shadows[accumulator.GradientOf!], accumulates: true, Sweep.Reverse));

    private Stmt Cleared(Local array) => array.Type is MatrixType ? OfMatrix(array, "Clear", Origin.None) : ShadowMemory.Cleared(array, supply);

    // from.CopyTo(to);   or, of rectangular arrays, element by element
    private Stmt Copy(Local from, Local to) => to.Type is SpanType
        ? new Effect(null, new Foreign(["", ".CopyTo(", ")"], [from, to], new OpaqueType("void")), Origin.None)
        : Elementwise(to, from, accumulates: false, Sweep.Forward);

    // for (int i = 0; i < from.Length; i++) to[i] = from[i];   or   to[i] += from[i];
    private For Elementwise(Local to, Local from, bool accumulates, Sweep sweep)
    {
        Origin origin = Origin.None.In(sweep);
        if (to.Type is ArrayType { Item: ArrayType } jagged)
        {
            Local outer = supply.Temporary("i", IrType.Int32), toRow = supply.Temporary("row", jagged.Item), fromRow = supply.Temporary("row", jagged.Item);
            Region rows = new([new Let(toRow, new Load(to, outer, jagged.Item), origin), new Let(fromRow, new Load(from, outer, jagged.Item), origin), Elementwise(toRow, fromRow, accumulates, sweep)], []);
            return new For(outer, new LoopRange(new IntConstant(0, IrType.Int32), new Length(to), 1, IsInclusive: false), [], rows, origin);
        }

        int rank = to.Type is RectangularType rectangle ? rectangle.Rank : 1;
        Local[] indices = Enumerable.Range(0, rank).Select(k => supply.Temporary("ijkl"[k % 4].ToString(), IrType.Int32)).ToArray();
        Expr index = rank == 1 ? indices[0] : new Indices(indices.ToEquatableArray<Expr>());
        Stmt[] statements = [.. ElementParts.Differentiable(new Load(from, index, to.Type.Element!))
            .Select(part => new Store(to, index, part, accumulates, origin) { Member = part.Member })];
        for (int k = rank - 1; k >= 0; k--)
        {
            Expr length = rank == 1 ? new Length(to) : new Length(to, k);
            LoopRange range = new(new IntConstant(0, IrType.Int32), length, 1, IsInclusive: false);
            statements = [new For(indices[k], range, [], new Region(statements.ToEquatableArray(), []), origin)];
        }

        return (For)statements[0];
    }
}
