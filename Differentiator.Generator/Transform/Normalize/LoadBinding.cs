using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Normalize;

/// <summary>
/// Gives every element that is read from memory which the function also writes a name, where it is read: the reverse sweep
/// then reads the name, whatever has become of the element.
/// </summary>
internal sealed class LoadBinding
{
    private readonly LocalSupply supply;
    private readonly Memory memory;

    private LoadBinding(Function function)
    {
        supply = LocalSupply.For(function);
        memory = Memory.Of(function);
    }

    public static Function Apply(Function function)
    {
        LoadBinding pass = new(function);
        return pass.memory.IsAnyWritten ? function with { Body = Expansion.Of(function.Body, pass.Bind, pass.BindValue) } : function;
    }

    // y = a[i];   stays as it is
    private Expr BindValue(Expr expr, Origin origin, List<Stmt> before) => expr switch
    {
        Load load when Known(load, before) is { } known => known,
        Load load => load with { Index = Bind(load.Index, origin, before) },
        _ => IsLazy(expr) ? expr : expr.MapOperands(operand => Bind(operand, origin, before)),
    };

    // .. a[i] * x ..   becomes   element = a[i]; .. element * x ..
    private Expr Bind(Expr expr, Origin origin, List<Stmt> before)
    {
        if (!memory.ReadsWritten(expr))
            return expr;
        if (expr is not Load && !IsLazy(expr))
            return expr.MapOperands(operand => Bind(operand, origin, before));

        // What is evaluated on demand is named as a whole.
        Expr value = BindValue(expr, origin, before);
        if (value is Local || expr is Load { Type.Element: not null })
            return value;
        Local name = supply.Temporary(IsLazy(expr) ? "condition" : Names.Of(expr), expr.Type);
        before.Add(new Let(name, value, origin));
        return name;
    }

    /// <summary>The name that the element has been given in this region, if nothing has been written since.</summary>
    private Local? Known(Load load, List<Stmt> before)
    {
        HashSet<Local> roots = [.. memory.RootsOf(load.Array)];
        for (int k = before.Count - 1; k >= 0; k--)
        {
            if (before[k] is Let let && let.Value == load && load.Type.Element is null)
                return let.Target;
            if (memory.WrittenBy(before[k]).Any(roots.Contains))
                return null;
        }

        return null;
    }

    private static bool IsLazy(Expr expr) => expr is Conditional or Binary { Op: BinaryOp.And or BinaryOp.Or };
}
