using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    // Func<double, double> g = t => t * t; g(x)   becomes   the body of g with x for t
    private Expr LowerDelegateCall(IInvocationOperation call)
    {
        string name = call.Instance is null ? "it" : StatementText.OneLine(call.Instance.Syntax);
        if (call.Instance is null || DelegateOf(call.Instance) is not { } known)
            return Refuse(LanguageDiagnostics.CallNotDirect, call, $"the call of '{name}', a delegate that comes from elsewhere,");
        if (known.Function is not { } function)
            return Refuse(LanguageDiagnostics.CallNotDirect, call, $"the call of '{name}', which is not the same function on every way here,");
        if (known.Scope is { } scope && activations.FirstOrDefault(activation => IsInside(scope.Method, activation.Method) || activation == scope) != scope)
            return Refuse(LanguageDiagnostics.CallNotDirect, call, $"the call of '{name}', which uses variables of a call that is over,");
        return LowerCallOf(function, call.Arguments, call);
    }

    /// <summary>The function that an expression of a delegate type is known to stand for; null if it comes from elsewhere.</summary>
    private KnownDelegate? DelegateOf(IOperation value) => value switch
    {
        IDelegateCreationOperation creation => DelegateOf(creation.Target),
        IConversionOperation { OperatorMethod: null } conversion => DelegateOf(conversion.Operand),
        IParenthesizedOperation parenthesized => DelegateOf(parenthesized.Operand),
        IAnonymousFunctionOperation lambda => new KnownDelegate(lambda.Symbol, ScopeOf(lambda.Symbol)),
        IMethodReferenceOperation { Method: var method } reference when IsInner(method) || reference.Instance is null => new KnownDelegate(method, ScopeOf(method)),
        ILocalReferenceOperation local => DelegateIn(local.Local),
        IParameterReferenceOperation parameter => DelegateIn(parameter.Parameter),
        _ => null,
    };

    private KnownDelegate? DelegateIn(ISymbol variable) =>
        IsDelegate(TypeOfVariable(variable)) && environment.TryGetValue(variable, out Expr? value) ? value as KnownDelegate : null;

    private Activation? ScopeOf(IMethodSymbol function) =>
        activations.FirstOrDefault(activation => SymbolEqualityComparer.Default.Equals(activation.Method, MethodBody.Declaration(function).ContainingSymbol));

    // g = t => t * t;
    private Expr AssignDelegate(ISymbol variable, IOperation value)
    {
        KnownDelegate? known = DelegateOf(value);
        environment = environment.SetItem(variable, known ?? Poison);
        return known is null ? RefuseDelegate(value) : Discarded;
    }

    private Expr RefuseDelegate(IOperation value) =>
        Refuse(LanguageDiagnostics.DelegateUnknown, value, "this delegate");

    private static bool IsDelegate(ITypeSymbol type) => type.TypeKind is TypeKind.Delegate;

    private static bool IsInner(IMethodSymbol function) =>
        function.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction;
}
