using System;
using System.Collections.Generic;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Rules;

/// <summary>The loops of a reduction over one span or two, of which the value is known.</summary>
internal sealed class ReductionLoops(Expr x, Expr y, Local value, LocalSupply supply, Origin origin)
{
    private readonly List<Stmt> statements = [];

    public IReadOnlyList<Stmt> Statements => statements;

    /// <summary>What the call has given: data.</summary>
    public Expr Value => value;

    /// <summary>How many elements there are, as a number of their type.</summary>
    public Expr Count => new IR.Convert(new Length(x), value.Type);

    /// <summary>The sum of a term for each element, which is given with that at its place in the other span.</summary>
    public Expr Sum(Func<Expr, Expr, Expr> term) => Loop("sum", 0, term, (sum, each) => sum + each);

    public Expr Sum(Func<Expr, Expr> term) => Sum((element, _) => term(element));

    public Expr Product(Func<Expr, Expr, Expr> factor) => Loop("product", 1, factor, (product, each) => product * each);

    // s = 0; for (int i = 0; i < x.Length; i++) s += f(x[i], y[i]);
    private Local Loop(string name, double start, Func<Expr, Expr, Expr> term, Func<Expr, Expr, Expr> join)
    {
        Local index = supply.Temporary("i", IrType.Int32), before = supply.Temporary(name, value.Type), after = supply.Temporary(name, value.Type);
        Expr next = join(before, term(new Load(x, index, value.Type), new Load(y, index, value.Type)));
        statements.Add(new For(
            index, new LoopRange(new IntConstant(0, IrType.Int32), new Length(x), 1, IsInclusive: false),
            [new Carried(before, value.Constant(start), after)], new Region([], [next]), origin));
        return after;
    }
}
