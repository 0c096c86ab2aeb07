using System;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>Reductions of <c>TensorPrimitives</c>.</content>
internal sealed partial class Lowering
{
    // s = TensorPrimitives.Sum(x)   becomes   s = call TensorPrimitives.Sum<double>(x)
    private Expr LowerReduction(IInvocationOperation call)
    {
        IMethodSymbol target = call.TargetMethod;
        if (TensorNumber(target) is not { } number)
            return Refuse(RuleDiagnostics.NoRule, call, target.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), "");
        Expr[] written = LowerOperands(call.Arguments.Select<IArgumentOperation, Func<Expr>>(argument => () => LowerKernelArgument(argument)).ToArray());
        if (AnyPoison(written))
            return RefuseSilently();
        var values = new Expr[written.Length];
        for (int k = 0; k < written.Length; k++)
            values[call.Arguments[k].Parameter!.Ordinal] = written[k];
        (FunctionRef function, Kernel kernel) = TensorReductions.Of(target, number);
        Local result = NewLocal(Lowered(target.Name), number, LocalRole.Temporary);
        statements.Add(new Invoke(result, [], [], function, values.ToEquatableArray(), OriginOfStatement(call)) { Kernel = kernel });
        return result;
    }
}
