using System;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>The softmax of a span, that of <c>TensorPrimitives</c> and the runtime's own.</content>
internal sealed partial class Lowering
{
    private bool IsSoftmax(IMethodSymbol method) => TensorReductions.IsSoftmax(method) && TensorNumber(method) is not null;

    // Softmax(x, y);   becomes   call Softmax(x, y); for i { m = max(m, x[i]) }; for i { s += exp(x[i] - m) }; for i { y[i] = Known.Exp(y[i], x[i] - log(s)) }
    private Expr LowerSoftmax(IInvocationOperation call)
    {
        Origin origin = OriginOfStatement(call);
        if (LowerTensorArguments(call, origin) is not { } arguments)
            return RefuseSilently();
        (Expr x, Expr y) = (arguments[0], arguments[1]);
        ScalarType number = TensorNumber(call.TargetMethod)!;
        var destination = (Local)Memory(y);
        bool mayBeSame = MayBeSame((Local)Memory(x), destination);
        Local? before = mayBeSame ? Before(x, call) : null;
        Write([destination], TensorReductions.Function(call.TargetMethod, IrType.Void, number), [x, y], origin);

        // Which element is the largest is no matter of the derivative: it cancels.
        Local largest = Accumulated("largest", IrType.Constant(double.NegativeInfinity, number), (largest, index) => LibraryFunctions.Max(largest, LibraryFunctions.Stop(Element(index))));
        Local sum = Accumulated("sum", IrType.Constant(0, number), (sum, index) => sum + LibraryFunctions.Exp(Element(index) - largest));
        Expr logarithm = Named("logarithm", LibraryFunctions.Log(sum) + largest, origin);
        EmitElementwise(new Length(Memory(x)), call, (index, origin) =>
        {
            Expr value = LibraryFunctions.Known(nameof(LibraryFunctions.Exp), new Load(destination, index, number), Element(index) - logarithm);
            return [new Store(destination, index, value, Accumulates: false, origin) { KeepsValue = true, IsInPlace = mayBeSame }];
        });
        return Discarded;

        Expr Element(Local index) => FromBefore(LoadOf(x, index, number), before, index);

        // s = start; for (int i = 0; i < x.Length; i++) s = f(s, x[i]);
        Local Accumulated(string name, Expr start, Func<Expr, Local, Expr> next)
        {
            Local parameter = NewLocal(name, number, LocalRole.Temporary), result = NewLocal(name, number, LocalRole.Temporary);
            string indexName = Active.IndexNames.Next();
            Local index = NewLocal(indexName, IrType.Int32, LocalRole.User);
            var range = new LoopRange(new IntConstant(0, IrType.Int32), new Length(Memory(x)), 1, IsInclusive: false);
            statements.Add(new For(index, range, [new Carried(parameter, start, result)], new Region([], [next(parameter, index)]), origin));
            Active.IndexNames.Release(indexName);
            return result;
        }
    }
}
