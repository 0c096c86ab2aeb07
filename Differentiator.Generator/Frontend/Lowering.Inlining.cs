using System;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    private const string ResultName = "result";

    /// <summary>
    /// Lowers the body of a method in the place of a call: the method's variables stand in the caller's environment until
    /// it returns.
    /// </summary>
    /// <param name="bind">Gives the parameters their values.</param>
    private Expr Inline(IMethodSymbol target, IOperation call, Action bind)
    {
        IMethodSymbol callee = MethodBody.Declaration(target);
        Active.Call = call;
        if (IsRecursive(callee) || !TryEnter(call))
            return RefuseSilently();
        if (MethodBody.Syntax(callee) is not { } syntax || context.BodyOf(callee) is not { } body)
        {
            Leave();
            DoesNotCompile();
            return Poison;
        }

        var caller = (environment, frame, continuations, references, typeArguments);

        // A callee with the attribute reports its own causes, in its own place.
        bool isMuted = Active.IsMuted || callee.HasAttribute(KnownNames.Differentiable);
        activations.Push(new Activation(callee, isMuted, new IndexNames(syntax)));
        BindTypeArguments(target);
        environment = environment.Remove(callee.ReturnType);
        GiveValues(callee, body);
        frame = new Frame(callee.ReturnsVoid ? ImmutableArray<ISymbol>.Empty : ImmutableArray.Create(ReturnedValue), IsMethod: true);
        Expr result = Poison;
        if (CheckSignature(callee))
        {
            bind();
            LowerTail(Tail.Of(body));
            result = isRefused ? Poison : callee.ReturnsVoid ? Discarded : TakeReturned();
        }

        activations.Pop();
        (frame, continuations, references, typeArguments) = (caller.frame, caller.continuations, caller.references, caller.typeArguments);
        environment = WithoutOwn(callee, caller.environment);
        Leave();
        return result;
    }

    /// <summary>What the callee leaves of the environment: its own variables, labels and value go.</summary>
    private ImmutableDictionary<ISymbol, Expr> WithoutOwn(IMethodSymbol callee, ImmutableDictionary<ISymbol, Expr> before)
    {
        ISymbol[] own = environment.Keys.Where(key => key is ILabelSymbol ? !before.ContainsKey(key) : IsOf(callee, key)).ToArray();
        ImmutableDictionary<ISymbol, Expr> after = environment.RemoveRange(own).Remove(callee.ReturnType);
        return before.TryGetValue(callee.ReturnType, out Expr? returned) ? after.SetItem(callee.ReturnType, returned) : after;
    }

    // double t; void Set() { if (b) { t = x; return; } t = y; } Set();   starts with   t = 0, which is never read
    private void GiveValues(IMethodSymbol callee, IOperation body)
    {
        if (!IsInner(callee))
            return;
        foreach (ISymbol captured in AssignedIn([body]).Where(variable => !environment.ContainsKey(variable) && !IsOwn(variable)))
        {
            if (Map(TypeOfVariable(captured)) is { Element: null } type)
                environment = environment.SetItem(captured, Zero(type));
        }
    }

    private bool CheckSignature(IMethodSymbol callee)
    {
        bool fits = callee.Parameters.Aggregate(true, (all, parameter) => CheckParameterType(parameter) && all);
        return (callee.ReturnsVoid || CheckResult()) && fits;
    }

    // return e;   becomes   e, in the caller's expression
    private Expr TakeReturned()
    {
        Expr returned = Flag(ReturnedValue);
        if (statements.Count == 0 || statements[statements.Count - 1] is not Let { Target: { Name: ResultName, Role: LocalRole.Temporary } target, Value: var value }
            || !target.Equals(returned))
            return returned;
        statements.RemoveAt(statements.Count - 1);
        nextId = target.Id == nextId - 1 ? target.Id : nextId;
        return value;
    }

    /// <summary>True, and refused, if the method is being lowered already.</summary>
    private bool IsRecursive(IMethodSymbol callee)
    {
        Activation[] stack = activations.Reverse().ToArray();
        int target = Array.FindIndex(stack, activation => SymbolEqualityComparer.Default.Equals(activation.Method, callee));
        if (target < 0)
            return false;

        // Reported where the cycle closes or, if the method there is muted, where it begins.
        Activation closing = stack[stack.Length - 1];
        Activation place = closing.IsMuted ? stack[target] : closing;
        string name = ReferenceEquals(place, closing) ? callee.Name : stack[target + 1].Method.Name;
        context.Refusals.Add(LanguageDiagnostics.Recursion, place.Call!.Syntax.GetLocation(), place.IsMuted, name, "is not an ordinary static method");
        return true;
    }

    /// <summary>Whether a variable or the flag of a return belongs to a method.</summary>
    private static bool IsOf(IMethodSymbol owner, ISymbol symbol) =>
        SymbolEqualityComparer.Default.Equals(symbol, owner) || SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, owner);
}
