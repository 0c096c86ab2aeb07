using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>
/// Functions of <c>TensorPrimitives</c> that write an element for each one that they read. Their roundings are their own, so
/// that the call itself computes the values; a loop behind it says what the derivatives are.
/// </content>
internal sealed partial class Lowering
{
    private bool IsElementwise(IMethodSymbol method)
    {
        if (!method.ReturnsVoid || !TensorReductions.IsTensorMethod(method) || TensorNumber(method) is not { } number)
            return false;
        if (method.Arity == 2)
            return ElementwiseRules.Conversions.Contains(method.Name) && Number(method.TypeArguments[1]) is not null;
        int results = method.Parameters.Count(IsDestination);
        return method.Parameters.All(parameter => IsDestination(parameter) || Map(parameter.Type) is SpanType { IsReadOnly: true } ? Map(parameter.Type)?.Element == number : Map(parameter.Type)?.Element is null)
            && ElementwiseRules.Has(method.Name, method.Parameters.Length - results, results);
    }

    /// <summary>The type of the elements, if it is one that is differentiated.</summary>
    private ScalarType? TensorNumber(IMethodSymbol method) => Number(method.Arity > 0 ? method.TypeArguments[0] : TypeMapping.ItemOf(method.Parameters[0].Type));

    private ScalarType? Number(ITypeSymbol? type) => Map(type) is ScalarType { Kind: ScalarKind.Single or ScalarKind.Double } number ? number : null;

    private bool IsDestination(IParameterSymbol parameter) => Map(parameter.Type) is SpanType { IsReadOnly: false };

    // TensorPrimitives.Exp<double>(x, y);   becomes   call TensorPrimitives.Exp<double>(x, y); for i { y[i] = Known.Exp(y[i], x[i]) }
    private Expr LowerElementwise(IInvocationOperation call)
    {
        IMethodSymbol target = call.TargetMethod;
        Origin origin = OriginOfStatement(call);
        if (LowerTensorArguments(call, origin) is not { } values)
            return RefuseSilently();
        Expr[] operands = [.. values.Where((_, k) => !IsDestination(target.Parameters[k]))];
        Local[] destinations = [.. values.Where((_, k) => IsDestination(target.Parameters[k])).Select(memory => (Local)Memory(memory))];
        bool[] mayBeSame = [.. operands.Select(operand => IsSpan(operand) && destinations.Any(destination => MayBeSame((Local)Memory(operand), destination)))];
        Local?[] before = [.. operands.Select((operand, k) => mayBeSame[k] && ElementwiseRules.Reads(target.Name, operands.Length, k) ? Before(operand, call) : null)];
        ScalarType[] types = [TensorNumber(target)!, .. target.Arity == 2 ? [Number(target.TypeArguments[1])!] : Array.Empty<ScalarType>()];
        Write(destinations, TensorReductions.Function(target, IrType.Void, types), values, origin);
        EmitElementwise(new Length(Memory(operands.First(IsSpan))), call, (index, origin) =>
        {
            List<Stmt> body = [];
            Expr[] elements = [.. operands.Select((operand, k) => !IsSpan(operand) ? operand : mayBeSame[k] ? NamedElement(operand, before[k], index, body, origin) : LoadOf(operand, index, operand.Type.Element!))];
            for (int k = 0; k < destinations.Length; k++)
            {
                var value = new Load(destinations[k], index, destinations[k].Type.Element!);
                string name = destinations.Length == 1 ? target.Name : ElementwiseRules.Pairs[target.Name][k];
                Expr derivative = ElementwiseRules.PiecewiseConstant.Contains(name) ? LibraryFunctions.Stop(value)
                    : ElementwiseRules.Conversions.Contains(name) ? LibraryFunctions.Known(ElementwiseRules.Identity, value, Converted(elements[0], value.Type))
                    : LibraryFunctions.Known(name, value, elements);
                body.Add(new Store(destinations[k], index, derivative, Accumulates: false, origin) { KeepsValue = true, IsInPlace = mayBeSame.Any(same => same) });
            }

            return [.. body];
        });
        return Discarded;
    }

    /// <summary>The arguments in the order of the parameters; null if one has been refused.</summary>
    private Expr[]? LowerTensorArguments(IInvocationOperation call, Origin origin)
    {
        Expr[] written = LowerOperands(call.Arguments.Select<IArgumentOperation, Func<Expr>>(argument => () => LowerTensorArgument(argument)).ToArray());
        if (AnyPoison(written))
            return null;
        var values = new Expr[written.Length];
        for (int k = 0; k < written.Length; k++)
            values[call.Arguments[k].Parameter!.Ordinal] = IsSpan(written[k]) ? written[k] : Settled(call.Arguments[k].Parameter!.Name, written[k], origin);
        return values;
    }

    /// <summary>The call itself, for the values, and for the exceptions where lengths do not fit.</summary>
    private void Write(Local[] destinations, FunctionRef function, Expr[] arguments, Origin origin) =>
        statements.Add(new Invoke(null, [], destinations.ToEquatableArray(), function, arguments.Select(Memory).ToEquatableArray(), origin) { IsData = true, IsKept = true });

    private static bool IsSpan(Expr operand) => Memory(operand).Type.Element is not null;

    private Expr LowerTensorArgument(IArgumentOperation argument)
    {
        if (Map(argument.Parameter!.Type) is not { Element: not null })
            return Map(argument.Parameter.Type) is ScalarType ? LowerScalar(argument.Value) : LowerExpression(argument.Value);
        Expr memory = LowerMemory(argument.Value);
        return IsPoison(memory) || IsArray(memory) ? memory : Refuse(LanguageDiagnostics.ArrayChosen, argument.Value, "this array");
    }

    /// <summary>The value as it is before the call, which may write what it is read from.</summary>
    private Expr Settled(string name, Expr value, Origin origin) => value is Local or FloatConstant or IntConstant or Verbatim ? value : Named(name, value, origin);

    private bool MayBeSame(Local left, Local right) => RootOf(left) is not { } first || RootOf(right) is not { } second || first == second;

    /// <summary>The values that the call is about to overwrite, where a derivative needs them.</summary>
    private Local Before(Expr operand, IOperation call)
    {
        var memory = (Local)Memory(operand);
        IrType type = memory.Type.Element!;
        Local copy = Scratched(type, new Length(memory), call, memory.Name + "Before", LocalRole.Temporary, isCleared: false);
        EmitElementwise(new Length(memory), call, (index, origin) => [new Store(copy, index, LibraryFunctions.Stop(new Load(memory, index, type)), Accumulates: false, origin)]);
        return copy;
    }

    // In place, the element is read before it is given its new derivative; its value is that from before the call.
    private Local NamedElement(Expr operand, Local? before, Local index, List<Stmt> body, Origin origin)
    {
        IrType type = operand.Type.Element!;
        Expr element = LoadOf(operand, index, type);
        Local name = NewLocal(((Local)Memory(operand)).Name + "Element", type, LocalRole.Temporary);
        body.Add(new Let(name, FromBefore(element, before, index), origin));
        return name;
    }

    private static Expr FromBefore(Expr element, Local? before, Local index) =>
        before is null ? element : LibraryFunctions.Known(ElementwiseRules.Identity, new Load(before, index, element.Type), element);
}
