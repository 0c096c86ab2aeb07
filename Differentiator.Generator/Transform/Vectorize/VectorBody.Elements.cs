using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Vectorize;

/// <content>Elements, which every iteration has beside those of its neighbours.</content>
internal sealed partial class VectorBody
{
    protected override bool Varies(Expr expr) => expr.SelfAndDescendants().Any(node => (node is Local local && varying.Contains(local)) || (node is Load load && accesses.IsWritten(load.Array)));

    // An element that is read several times is read once.
    protected override Expr Element(Load load)
    {
        if (read.TryGetValue(load, out Local? known))
            return known;
        Load element = new(load.Array, Index(load.Index), Lanes);
        if (reads[load] == 1 || depth > 0 || accesses.IsWritten(load.Array))
            return element;
        return read[load] = Named(element, NameOf((Local)load.Array), loop.Origin);
    }

    // Of the first lane; it cannot throw. row + (j + 8)   becomes   row + j + 8
    private Expr Index(Expr index) => index is Local local
        ? Renamed.TryGetValue(local, out Expr? copy) ? copy : local
        : index.MapOperands(Index) is Binary { Op: BinaryOp.Add, Right: Binary { Op: BinaryOp.Add, Right: IntConstant } further } sum ? sum.Left + further.Left + further.Right : index.MapOperands(Index);
}
