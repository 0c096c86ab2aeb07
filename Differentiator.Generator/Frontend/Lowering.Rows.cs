using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>Jagged local arrays: their rows are made and assigned one by one.</content>
internal sealed partial class Lowering
{
    /// <summary>Local arrays that have become rows of a jagged array.</summary>
    private readonly HashSet<Local> rows = [];

    // double[][] t = [[x], [y]]   becomes   t = new double[2][]; t[0] = [x]; t[1] = [y]
    private Expr LowerJagged(ArrayType type, Expr length, IEnumerable<IOperation>? given, IOperation source, string name, LocalRole role)
    {
        IOperation[] elements = given?.ToArray() ?? [];
        Local array = Allocated(type, [given is null ? length : new IntConstant(elements.Length, IrType.Int32)], source, name, role);
        for (int k = 0; k < elements.Length; k++)
        {
            if (IsPoison(AssignRow(new Load(array, new IntConstant(k, IrType.Int32), type.Item), elements[k], elements[k])))
                return Poison;
        }

        return array;
    }

    private Expr LowerRowAssignment(ISimpleAssignmentOperation assignment)
    {
        Expr place = LowerElement(assignment.Target);
        if (IsPoison(place))
            return Poison;
        var row = (Load)Memory(place);
        row = row with { Index = Kept(row.Index, assignment.Target) };
        if (IsPoison(AssignRow(row, assignment.Value, assignment)))
            return Poison;
        return assignment.Parent is IExpressionStatementOperation ? Discarded : RowView(row, "row", LocalRole.Temporary, assignment);
    }

    // t[i] = new double[n]   stays as it is
    private Expr AssignRow(Load place, IOperation value, IOperation source)
    {
        IArrayCreationOperation? creation = value is IArrayCreationOperation { DimensionSizes.Length: 1 } array && Map(array.Type) == place.Type ? array : null;
        if (value is IConversionOperation { Operand: { Syntax: CollectionExpressionSyntax collection } made } && Map(value.Type) == place.Type && IsOfElements(collection, made))
            return MakeRow(place, new IntConstant(collection.Elements.Count, IrType.Int32), [.. made.ChildOperations], source);
        if (creation is null)
            return LowerMemoryNamed(value, "row") is var row && IsPoison(row) ? RefuseSilently() : StoreRow(place, row, source);
        IOperation[] elements = creation.Initializer is { } initializer ? [.. initializer.ElementValues] : [];
        Expr length = elements.Length > 0 ? new IntConstant(elements.Length, IrType.Int32) : LowerExpression(creation.DimensionSizes[0]);
        return IsPoison(length) ? Poison
            : length.Type != IrType.Int32 ? Refuse(LanguageDiagnostics.LocalMemory, creation, "an array of this type")
            : MakeRow(place, length, elements, source);
    }

    // t[i] = new[] { x, y }   becomes   t[i] = new double[2]; row = t[i]; row[0] = x; row[1] = y
    private Expr MakeRow(Load place, Expr length, IOperation[] elements, IOperation source)
    {
        Expr[] values = LowerOperands(elements);
        if (AnyPoison(values))
            return Poison;
        statements.Add(new Store((Local)place.Array, place.Index, new NewRow(length, place.Type), Accumulates: false, OriginOf(source.Syntax)));
        writes++;
        var row = (Local)RowView(place, "row", LocalRole.Temporary, source);
        for (int k = 0; k < values.Length; k++)
            statements.Add(new Store(row, new IntConstant(k, IrType.Int32), ConvertTo(values[k], row.Type.Element!, false), Accumulates: false, OriginOf(elements[k].Syntax)));
        return Discarded;
    }

    // t[i] = t[j]    is left to RowPlaces
    // t[i] = array   makes the array as a row of t, where it is made
    private Expr StoreRow(Load place, Expr row, IOperation source)
    {
        var array = (Local)place.Array;
        if (row is Local shared && IsRowOf(shared, array))
            statements.Add(new Store(array, place.Index, shared, Accumulates: false, OriginOf(source.Syntax)));
        else if (row is not Local made || !TryMakeRow(place, made, source))
            return Refuse(LanguageDiagnostics.NotSupported, source, $"this row of '{array.Name}'", "make the row here, with new or as a copy, and write its elements then");
        writes++;
        return Discarded;
    }

    private bool IsRowOf(Local row, Local array) =>
        viewed.TryGetValue(row, out Local? root) && root == array && (row.Type is ArrayType || rows.Contains(row));

    // row = scratch of n; .. t[i] = row   becomes   t[i] = new double[n]; row = t[i]; ..
    private bool TryMakeRow(Load place, Local row, IOperation source)
    {
        int made = statements.FindIndex(statement => statement is Scratch scratch && scratch.Span == row);
        if (made < 0 || row.Type.Element != place.Type.Element || statements.Skip(made).SelectMany(StmtTraversal.SelfAndNested).Any(statement => IsSharedRow(statement) || IsNullTest(statement))
            || KnownAt(made, place.Index) is not { } index || !TryMakeBefore(made, (Local)place.Array))
            return false;
        made = statements.FindIndex(statement => statement is Scratch scratch && scratch.Span == row);
        bool isCleared = statements[made + 1] is Clear clear && clear.Span == row;
        place = place with { Index = index };
        statements[made] = new Store((Local)place.Array, index, new NewRow(((Scratch)statements[made]).Count!, place.Type), Accumulates: false, OriginOf(source.Syntax));
        Stmt view = new Let(row, new Slice(place, new IntConstant(0, IrType.Int32), null, row.Type), statements[made].Origin);
        if (isCleared)
            statements[made + 1] = view;
        else
            statements.Insert(made + 1, view);
        rows.Add(row);
        foreach (Local part in viewed.Where(entry => entry.Value == row).Select(entry => entry.Key).ToArray())
            viewed[part] = (Local)place.Array;
        viewed[row] = (Local)place.Array;
        return true;
    }

    // Whether there is a row already shows in a null test, and else in an exception only.
    private static bool IsNullTest(Stmt statement) =>
        statement.AllExpressions().SelectMany(ExprTraversal.SelfAndDescendants).Any(node => node is Foreign or Verbatim { Text: "null" });

    private static bool IsSharedRow(Stmt statement) => statement is Store { Array.Type: ArrayType { Item: ArrayType }, Value: not NewRow };

    /// <summary>The value as it can be computed at an earlier place among the statements emitted so far; null if it cannot.</summary>
    private Expr? KnownAt(int place, Expr value)
    {
        Dictionary<Local, Expr> computed = statements.Skip(place).OfType<Let>()
            .Where(let => let.Target.Type is ScalarType && !let.Value.SelfAndDescendants().Any(node => node is Load))
            .ToDictionary(let => let.Target, let => let.Value);
        HashSet<Local> later = [.. statements.Skip(place).SelectMany(StmtTraversal.AllDefined)];
        for (int depth = 0; depth < computed.Count && value.Locals().Any(later.Contains); depth++)
            value = value.Substitute(computed);
        return value.Locals().Any(later.Contains) || value.SelfAndDescendants().Any(node => node is Load) ? null : value;
    }

    // The rows of [first, second] are made before the array that they become rows of: it can be made before them.
    private bool TryMakeBefore(int place, Local array)
    {
        int made = statements.FindIndex(statement => statement is Allocate allocation && allocation.Array == array);
        if (made < place)
            return made >= 0 || !statements.Skip(place).SelectMany(StmtTraversal.AllDefined).Contains(array);
        var allocation = (Allocate)statements[made];
        if (KnownAt(place, allocation.Lengths[0]) is not { } known)
            return false;
        statements.RemoveAt(made);
        statements.Insert(place, allocation with { Lengths = [known] });
        return true;
    }
}
