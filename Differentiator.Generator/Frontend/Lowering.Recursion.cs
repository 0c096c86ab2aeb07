using System;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>Calls of methods that recur: they stay calls.</content>
internal sealed partial class Lowering
{
    // y = F(x)   becomes   y = call F(x)
    private Expr LowerRecursiveCall(IMethodSymbol target, IMethodSymbol callee, ImmutableArray<IArgumentOperation> arguments, IOperation call)
    {
        if (RecursionMisfit(target) is { } reason)
            return Refuse(LanguageDiagnostics.Recursion, call, callee.Name, reason);

        Expr[] written = LowerOperands(arguments.Select<IArgumentOperation, Func<Expr>>(argument => () => LowerRecursiveArgument(argument)).ToArray());
        if (AnyPoison(written) || RefuseAfterAssignment("a method that recurs, and may throw,", call))
            return RefuseSilently();
        var values = new Expr[callee.Parameters.Length];
        for (int k = 0; k < written.Length; k++)
            values[arguments[k].Parameter!.Ordinal] = written[k];

        Local result = NewLocal(char.ToLowerInvariant(callee.Name[0]) + callee.Name.Substring(1), MapOrName(callee.ReturnType), LocalRole.Temporary);
        statements.Add(new Invoke(result, [], [], FunctionRefs.Of(callee), values.ToEquatableArray(), OriginOfStatement(call)));
        context.CallsRecursive(callee, call, Active.IsMuted);
        return result;
    }

    private Expr LowerRecursiveArgument(IArgumentOperation argument)
    {
        Expr value = Map(argument.Parameter!.Type)?.Element is null ? LowerExpression(argument.Value) : LowerMemory(argument.Value);
        return value.Type.Element is null || IsPoison(value) || value is Local ? value : Refuse(LanguageDiagnostics.ArrayChosen, argument.Value, "this array");
    }

    /// <summary>Why calls of the method cannot stay calls.</summary>
    private string? RecursionMisfit(IMethodSymbol target) => target switch
    {
        not { MethodKind: MethodKind.Ordinary, IsStatic: true } => "is not an ordinary static method",
        { IsGenericMethod: true } or { ContainingType.IsGenericType: true } => "is generic",
        _ when target.Parameters.Any(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out) => "has parameters by reference",
        _ when Map(target.ReturnType) is not ScalarType => "does not return a number",
        _ when target.Parameters.Any(parameter => Map(parameter.Type) is not { } type || type is StructType or { Element: StructType }) => "has a parameter that is no number and no array of numbers",
        _ => null,
    };
}
