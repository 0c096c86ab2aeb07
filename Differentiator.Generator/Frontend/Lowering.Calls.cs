using System;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    private Expr LowerCall(IInvocationOperation call)
    {
        if (LowerMemoryCall(call) is { } result)
            return result;
        IMethodSymbol target = call.TargetMethod;
        if (call.Instance is { } instance && PlaceOf(instance) is { } place && isRefused && IsPoison(Read(place)))
            return RefuseSilently(); // what stands before the dot has been refused where it was declared
        if (Kernels.Is(target, context))
            return LowerKernel(target, call.Instance, call.Arguments, call);
        if (IsElementwise(target))
            return LowerElementwise(call);
        if (IsSoftmax(target))
            return LowerSoftmax(call);
        if (TensorReductions.Is(target))
            return LowerReduction(call);
        if (IsInverse(target))
            return LowerInverse(call);
        if (VectorType(target) is not null)
            return LowerVectorCall(call);
        if (target.MethodKind is MethodKind.DelegateInvoke)
            return LowerDelegateCall(call);
        if (IsNumberConversion(call))
            return LowerNumberConversion(call);
        if (NumberFunction(target, call.ConstrainedToType) is { } function && !Kernels.Is(Implementation(target, call.ConstrainedToType), context))
            return LowerLibraryCall(function, call.Arguments, call);
        if (SineAndCosine(target, call.ConstrainedToType) is { } functions)
            return LowerSineAndCosine(functions, call);
        target = Implementation(target, call.Instance?.Type ?? call.ConstrainedToType);
        if (LowerVirtualCall(target, call) is { } value)
            return value;
        if (!target.IsStatic && !IsInner(target) && call.Instance is { } receiver && Map(receiver.Type) is StructType)
            return LowerMethodOf(receiver, target, call.Arguments, call);
        if (!target.IsStatic && !IsInner(target) && IsObject(call.Instance))
            return LowerObjectMethod(target, () => LowerCallWithSource(target, call.Arguments, call, SameObject), call, isVirtual: IsDispatched(call));
        if (!target.IsStatic && !IsInner(target))
            return Refuse(LanguageDiagnostics.CallNotDirect, call, $"the call of '{target.Name}', {KindOf(target)},");
        return LowerCallOf(target, call.Arguments, call);
    }

    /// <summary>A call of a static method, a local function or a lambda.</summary>
    private Expr LowerCallOf(IMethodSymbol target, ImmutableArray<IArgumentOperation> arguments, IOperation call)
    {
        if (target.IsStatic && Kernels.Is(target, context))
            return LowerKernel(target, null, arguments, call);
        FunctionRef function = FunctionRefs.Of(target);
        if (FunctionRefs.IsStop(function))
            return LowerLibraryCall(function, arguments, call);
        if (target.IsEmitted())
            return LowerDerivativeCall(target, arguments, call);
        if (target.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ConditionalAttribute"))
            return Refuse(LanguageDiagnostics.CallNotDirect, call, $"the call of '{target.Name}', which is left out in some builds,");
        if (context.HasSource(target))
            return LowerCallWithSource(target, arguments, call);
        if (arguments.FirstOrDefault(a => a.ArgumentKind is ArgumentKind.ParamArray) is { } spread)
            return Refuse(LanguageDiagnostics.LocalMemory, spread, $"the array for the params parameter '{spread.Parameter!.Name}'");
        if (target.IsAbstract || target.IsGenericMethod || target.ContainingType.IsGenericType)
            return Refuse(LanguageDiagnostics.CallNotDirect, call, $"the call of '{target.Name}', {KindOf(target)},");
        if (arguments.FirstOrDefault(a => a.Parameter!.RefKind is RefKind.Ref or RefKind.Out) is { } reference)
            return Refuse(LanguageDiagnostics.ByReference, reference, $"the argument for '{reference.Parameter!.Name}'");
        if (RuleTable.Has(function) || FunctionRefs.IsPureDiscrete(function))
            return LowerLibraryCall(function, arguments, call);
        if (LowerCallOfOtherAssembly(target, arguments, call) is { } differentiated)
            return differentiated;
        return Refuse(RuleDiagnostics.NoRule, call, target.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), KernelSignatures.AdviceForLibrary(target));
    }

    // f(b: y, a: x)   becomes   f(x, y), the arguments evaluated in the order in which they are written
    private Expr LowerLibraryCall(FunctionRef function, ImmutableArray<IArgumentOperation> arguments, IOperation call)
    {
        var values = new Expr[function.ParameterTypes.Count];
        Expr[] written = LowerOperands(arguments.Select<IArgumentOperation, Func<Expr>>(argument => () => argument.Parameter!.RefKind is RefKind.None or RefKind.In
            ? LowerScalar(argument.Value)
            : Refuse(LanguageDiagnostics.ByReference, argument, $"the argument for '{argument.Parameter.Name}'")).ToArray());
        for (int k = 0; k < written.Length; k++)
            values[arguments[k].Parameter!.Ordinal] = written[k];
        if (AnyPoison(values))
            return RefuseSilently();
        HintAtPower(call);
        return values.Zip(function.ParameterTypes, (value, type) => value.Type == type).All(fits => fits)
            ? new Call(function, EquatableArray.Of(values))
            : Refuse(LanguageDiagnostics.ValueType, call, "this call", call.Type.InMessage());
    }

    private void HintAtPower(IOperation call)
    {
        if (Active.IsMuted || call is not IInvocationOperation power || Powers.Product(power, "b") is not { } named)
            return;
        string instead = Powers.Product(power) is { } product ? $"'{product}'" : $"'{named}', with the base in a local variable b";
        context.Hints.Add(Diagnostic.Create(PerformanceDiagnostics.PowerOfProducts, call.Syntax.GetLocation(), StatementText.OneLine(call.Syntax), instead));
    }

    private static string KindOf(IMethodSymbol target) => target switch
    {
        { IsStatic: true } => "a generic method without source in this project",
        { IsVirtual: true } or { IsAbstract: true } or { IsOverride: true } => "a virtual method",
        _ => "an instance method",
    };
}
