using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Tests.Frontend;

/// <content>Arrays of structures are given as the arrays of the numbers in them.</content>
internal sealed partial class LoweredValue
{
    private object LoadPart(Load part) =>
        Number((dynamic)((MemoryValue)Evaluate(part.Array))[Position(part.Array, part.Index, part.Member)], part.Type);

    // All of the value is there before any of it is stored.
    private void StorePart(Store store)
    {
        Load target = new(store.Array, store.Index, store.Value.Type) { Member = store.Member };
        Expr[] leaves = [.. Leaves(store.Value)];
        object[] stored = [.. leaves.Select(Evaluate)];
        var memory = (MemoryValue)values[store.Array.Id];
        int first = Position(target.Array, target.Index, store.Member);
        for (int k = 0; k < stored.Length; k++)
        {
            double number = stored[k] is bool truth ? (truth ? 1 : 0) : System.Convert.ToDouble(stored[k], null);
            memory[first + k] = store.Accumulates ? (double)memory[first + k] + number : number;
        }
    }

    private static IEnumerable<Expr> Leaves(Expr value) => value is New made ? made.Arguments.SelectMany(Leaves) : [value];

    private int Position(Expr array, Expr index, string member)
    {
        IrType type = array.Type.Element!;
        int position = (int)Evaluate(index) * Count(type);
        foreach (StructField field in ElementParts.Path(type, member))
        {
            position += IndexOf(new Field(new Verbatim("", type), field.Name, field.Type));
            type = field.Type;
        }

        return position;
    }
}
