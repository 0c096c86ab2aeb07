using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Tests.Imperative;

/// <summary>Builds functions by hand.</summary>
internal sealed class Build
{
    private static readonly FunctionRef Reference = new("Test.Code", "F", EquatableArray<IrType>.Empty, IrType.Double);
    private readonly List<Generator.IR.Parameter> parameters = [];
    private int next;

    public static Origin Reverse(string text) => new(text.Length, text, Sweep.Reverse);

    public static Origin Forward(string text) => new(text.Length, text, Sweep.Forward);

    public static IrType Vector { get; } = new SpanType(IrType.Double, IsReadOnly: true);

    public static IrType Destination { get; } = new SpanType(IrType.Double, IsReadOnly: false);

    public static Expr Int(int value) => new IntConstant(value, IrType.Int32);

    public static Expr Number(double value) => new FloatConstant(value, IrType.Double);

    public static Expr At(Local array, Expr index) => new Load(array, index, array.Type.Element!);

    public Local Parameter(string name, IrType? type = null, PassBy passBy = PassBy.Value)
    {
        var local = new Local(next++, name, type ?? IrType.Double, LocalRole.Parameter);
        parameters.Add(new Generator.IR.Parameter(local, passBy));
        return local;
    }

    public Local User(string name, IrType? type = null) => new(next++, name, type ?? IrType.Double, LocalRole.User);

    public Local Temporary(string name, IrType? type = null) => new(next++, name, type ?? IrType.Double, LocalRole.Temporary);

    public static Let Let(Local target, Expr value, Origin? origin = null) => new(target, value, origin ?? Origin.None);

    public static Region Region(IEnumerable<Stmt> statements, params Expr[] yields) =>
        new(statements.ToEquatableArray(), EquatableArray.Of(yields));

    public static If If(Expr condition, Region whenTrue, Region whenFalse, params Local[] results) =>
        new(condition, whenTrue, whenFalse, EquatableArray.Of(results), Origin.None);

    public static For For(Local index, Expr end, IEnumerable<Carried> carried, Region body) =>
        new(index, new LoopRange(Int(0), end, 1, IsInclusive: false), carried.ToEquatableArray(), body, Origin.None);

    /// <summary>A function whose yields are the out and ref parameters in order, then the value.</summary>
    public Function Function(IEnumerable<Stmt> statements, params Expr[] yields)
    {
        IEnumerable<Local?> slots = parameters.Where(parameter => parameter.PassBy != PassBy.Value).Select(parameter => (Local?)parameter.Local);
        return new Function(
            Reference,
            parameters.ToEquatableArray(),
            slots.Append(null).Take(yields.Length).Select(slot => new Result(slot)).ToEquatableArray(),
            Region(statements, yields));
    }
}
