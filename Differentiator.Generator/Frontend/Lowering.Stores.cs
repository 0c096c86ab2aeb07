using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <content>What is written to elements of memory, and to parts of them.</content>
internal sealed partial class Lowering
{
    private void EmitStore(Expr place, Expr value, bool accumulates, IOperation source)
    {
        var element = (Load)Memory(place);
        if (element.Type is ArrayType)
        {
            StoreRow(element, value, source);
            return;
        }

        if (value.Type != element.Type)
        {
            Refuse(LanguageDiagnostics.ValueType, source, "this value", source.Type.InMessage());
            return;
        }

        Origin origin = OriginOf(source.Syntax);
        (Load Part, Expr Value)[] changes = [.. Changes(element, value)];
        if (changes.Length == 0)
            changes = [(element, value)];
        else if (changes.Length > 1)
            changes = [.. changes.Select(change => (change.Part, Settled(change.Value, origin)))];
        statements.AddRange(changes.Select(change =>
            new Store((Local)element.Array, element.Index, Whole(change.Value), accumulates, origin) { Member = change.Part.Member }));
        writes++;
    }

    // ps[i] = ps[i] with { X = e }   changes   ps[i].X
    private static IEnumerable<(Load Part, Expr Value)> Changes(Load element, Expr value)
    {
        Load[] leaves = [.. ElementParts.Leaves(element)];
        Expr[] values = [.. Leaves(value)];
        int same = leaves.Zip(values, (part, leaf) => Memory(leaf) == part).Count(isSame => isSame);
        return same == 0 ? [(element, value)]
            : same == leaves.Length ? []
            : ((StructType)element.Type).Fields.Zip(Bundle(value).Arguments, (field, argument) =>
                Changes(ElementParts.PartOf(element, field), field.HasNoGradient ? AsData(argument) : argument)).SelectMany(changes => changes);
    }

    /// <summary>The value as it is before the first of several stores.</summary>
    private Expr Settled(Expr value, Origin origin) =>
        value.SelfAndDescendants().OfType<Load>().Any() ? Named("value", value, origin) : value;

    /// <summary>The numbers, texts and so on that a value consists of.</summary>
    private static IEnumerable<Expr> Leaves(Expr value) => value.Type is StructType ? Bundle(value).Arguments.SelectMany(Leaves) : [value];

    // What has no gradient is stored as data.
    private static Expr Whole(Expr value) => value.Type is not StructType type ? value : new New(
        type, Bundle(value).Arguments.Select((argument, k) => Whole(type.Fields[k].HasNoGradient ? AsData(argument) : argument)).ToEquatableArray());

    /// <summary>Structures are written where emitted code can make new ones, and keep their adjoints on the stack or in the pool.</summary>
    private void CheckStructuresWritten(Function function)
    {
        Analysis.Memory memory = Analysis.Memory.Of(function);
        foreach (Stmt statement in function.Body.AllStatements().Where(statement => !statement.Regions().Any()))
        {
            Local? written = memory.WrittenBy(statement).FirstOrDefault(array => array.Type.Element is StructType && structures.TryGetValue(array, out _));
            if (written is not null && Misfit(structures[written]) is { } reason)
                Refuse(LanguageDiagnostics.StructureNotWritable, context.Source[statement.Origin.Ordinal], $"'{written.Name}'", reason);
        }
    }

    /// <summary>Arrays of structures that come from outside, with the type of their elements.</summary>
    private readonly Dictionary<Local, ITypeSymbol> structures = [];

    /// <summary>What to do to a structure so that arrays of it can be written.</summary>
    private string? Misfit(ITypeSymbol type)
    {
        if (!type.IsUnmanagedType)
            return $"keep the texts and objects of {type.InMessage()} in an array of their own";
        if (!StructureAccess.IsReadable(type, Method.ContainingType, context.Compilation, out string reason))
            return reason;
        return StructureAccess.IsRebuildable(type, Method.ContainingType, context.Compilation, out StructurePart? part, withData: true)
            ? null
            : $"give '{part!.Name}' of {type.InMessage()} an accessible setter, or make it a parameter of a record struct";
    }
}
