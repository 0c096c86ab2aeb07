using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    // f(b: y, a: x)   becomes   f(x, y), the arguments evaluated in the order in which they are written
    private Expr LowerCall(IInvocationOperation call)
    {
        IMethodSymbol target = call.TargetMethod;
        FunctionRef function = FunctionRefs.Of(target);
        if (!CanBeCalled(call, target, function))
            return Poison;
        if (!FunctionRefs.IsStop(function) && context.HasSource(target))
            return LowerCallWithSource(target, call.Arguments, call);

        var arguments = new Expr[target.Parameters.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            Expr value = argument.Parameter!.RefKind is RefKind.None
                ? LowerExpression(argument.Value)
                : Refuse(LanguageDiagnostics.ByReference, argument, $"the argument for '{argument.Parameter.Name}'");
            if (!IsPoison(value) && value.Type.Element is not null)
                value = Refuse(LanguageDiagnostics.ArrayChosen, argument.Value, "this expression");
            arguments[argument.Parameter.Ordinal] = value;
        }

        return AnyPoison(arguments) ? RefuseSilently() : new Call(function, EquatableArray.Of(arguments));
    }

    /// <summary>False, and refused, if the call is none of a static method with source, of a rule, or of a pure discrete function.</summary>
    private bool CanBeCalled(IInvocationOperation call, IMethodSymbol target, FunctionRef function)
    {
        if (call.Instance is not null && isRefused && call.Instance is ILocalReferenceOperation or IParameterReferenceOperation && IsPoison(LowerExpression(call.Instance)))
            return false;
        if (!target.IsStatic || target.MethodKind is not MethodKind.Ordinary)
            Refuse(LanguageDiagnostics.CallNotDirect, call, $"the call of '{target.Name}', {KindOf(target)},");
        else if (target.IsEmitted())
            Refuse(LanguageDiagnostics.CallNotDirect, call, $"the call of '{target.Name}', an emitted derivative,");
        else if (FunctionRefs.IsStop(function))
            return true;
        else if (target.IsGenericMethod || target.ContainingType.IsGenericType)
            Refuse(LanguageDiagnostics.CallNotDirect, call, $"the call of '{target.Name}', a generic method,");
        else if (call.Arguments.FirstOrDefault(a => a.ArgumentKind is ArgumentKind.ParamArray) is { } spread)
            Refuse(LanguageDiagnostics.LocalMemory, spread, $"the array for the params parameter '{spread.Parameter!.Name}'");
        else if (context.HasSource(target))
            return true;
        else if (call.Arguments.FirstOrDefault(a => a.Parameter!.RefKind is RefKind.Ref or RefKind.Out) is { } reference)
            Refuse(LanguageDiagnostics.ByReference, reference, $"the argument for '{reference.Parameter!.Name}'");
        else if (RuleTable.Has(function) || FunctionRefs.IsPureDiscrete(function))
            return true;
        else
            Refuse(RuleDiagnostics.NoRule, call, target.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));
        return false;
    }

    private static string KindOf(IMethodSymbol target) => target switch
    {
        { MethodKind: MethodKind.LocalFunction } => "a local function",
        { MethodKind: MethodKind.DelegateInvoke } => "a delegate",
        { IsVirtual: true } or { IsAbstract: true } or { IsOverride: true } => "a virtual method",
        _ => "an instance method",
    };
}
