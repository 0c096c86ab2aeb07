using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Pooling;

/// <summary>
/// Takes the jagged and rectangular arrays that derivatives add to the user's code from the pool: adjoints, tangents, copies, and
/// what the reverse sweep makes again. What the user's code makes stays an array, as do those that may stand for the same
/// variable, or that foreign code is given.
/// </summary>
internal static class ArrayPooling
{
    /// <param name="drafts">All derivatives of a request: what one is given by another is pooled in both.</param>
    public static IReadOnlyList<Draft> Apply(IReadOnlyList<Draft> drafts)
    {
        if (!drafts.Any(draft => draft.Function.Body.AllStatements().Any(statement => statement is Allocate)))
            return drafts;
        PoolableArrays[] arrays = [.. drafts.Select(PoolableArrays.Of)];
        Dictionary<FunctionRef, PoolableArrays> companions = arrays.Where(own => own.Draft.Companion is not null).ToDictionary(own => own.Draft.Companion!);
        bool isChanged = true;
        while (isChanged)
        {
            isChanged = false;
            foreach (PoolableArrays own in arrays)
                isChanged |= own.Settle() | AgreeOnArguments(own, companions);
        }

        return [.. arrays.Select(own => own.Draft with { Function = Pooled(own) })];
    }

    // What is given to a parameter is pooled if the parameter is, and only then.
    private static bool AgreeOnArguments(PoolableArrays caller, Dictionary<FunctionRef, PoolableArrays> companions)
    {
        bool isChanged = false;
        foreach (Invoke invoke in caller.Invokes)
        {
            companions.TryGetValue(invoke.Function, out PoolableArrays? callee);
            for (int k = 0; k < invoke.Arguments.Count; k++)
            {
                if (invoke.Arguments[k].Type.Element is null)
                    continue;
                Local? parameter = invoke.Kernel is null ? callee?.Draft.Function.Parameters[k].Local : null;
                if (parameter?.Type is SpanType || (parameter is not null && callee!.IsPooled(parameter) && caller.IsPooled(invoke.Arguments[k])))
                    continue;
                isChanged |= caller.Exclude(invoke.Arguments[k]) | (parameter is not null && callee!.Exclude(parameter));
            }
        }

        return isChanged;
    }

    private static Function Pooled(PoolableArrays arrays)
    {
        Function function = arrays.Draft.Function;
        if (!arrays.IsAny)
            return function;
        Cloning cloning = new(LocalSupply.For(function)) { Retyped = local => arrays.IsPooled(local) ? PooledForm(local.Type) : null };
        Parameter[] parameters = [.. function.Parameters.Select(parameter => parameter with { Local = InPool(parameter.Local) })];
        foreach ((Parameter before, Parameter after) in function.Parameters.Zip(parameters, (before, after) => (before, after)))
            cloning.Replace(before.Local, after.Local);
        return function with { Parameters = parameters.ToEquatableArray(), Body = cloning.Clone(function.Body) };

        Local InPool(Local parameter) => arrays.IsPooled(parameter) ? parameter with { Type = PooledForm(parameter.Type) } : parameter;
    }

    private static IrType PooledForm(IrType type) => type switch
    {
        SpanType => type,
        ArrayType { Item: not ArrayType } row => new SpanType(row.Item, IsReadOnly: false),
        _ => new PooledType(type),
    };
}
