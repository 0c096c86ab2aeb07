using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    private const string ResultName = "result";
    private const int CallLimit = 1000;

    private int inlined;

    /// <summary>
    /// Lowers the body of a method in the place of a call: the method's variables stand in the caller's environment until
    /// it returns.
    /// </summary>
    /// <param name="bind">Gives the parameters their values.</param>
    /// <param name="value">What the call stands for, if not what the method returns.</param>
    private Expr Inline(IMethodSymbol target, IOperation call, Action bind, Func<Expr>? value = null)
    {
        IMethodSymbol callee = MethodBody.Declaration(target);
        Active.Call = call;
        if (IsRecursive(callee, call) || !TryEnter(call))
            return RefuseSilently();
        if (++inlined > CallLimit)
        {
            // Methods that each call the next one twice double the code with every level.
            if (inlined == CallLimit + 1)
                Refuse(LanguageDiagnostics.TooDeep, call, $"this method calls others more than {CallLimit} times, each of which is written out");
            Leave();
            return RefuseSilently();
        }

        bool isPrimary = Structures.IsPrimary(callee);
        SyntaxNode? syntax = isPrimary ? Structures.PrimarySyntax(callee) : MethodBody.Syntax(callee);
        IOperation? body = isPrimary ? null : context.BodyOf(callee);
        if (syntax is null || (body is null && !isPrimary))
        {
            Leave();
            DoesNotCompile();
            return Poison;
        }

        var caller = (environment, frame, continuations, references, typeArguments);

        // A callee with the attribute reports its own causes, in its own place.
        bool isMuted = Active.IsMuted || callee.HasAttribute(KnownNames.Differentiable);
        activations.Push(new Activation(callee, isMuted, new IndexNames(syntax), context.ThisOf(callee, syntax)));
        BindTypeArguments(target);
        environment = environment.RemoveRange(environment.Keys.Where(key => key is not ILabelSymbol && IsOf(callee, key)).ToArray()).Remove(callee.ReturnType);
        continuations = continuations.Clear();
        GiveValues(callee, body);
        frame = new Frame(callee.ReturnsVoid ? ImmutableArray<ISymbol>.Empty : ImmutableArray.Create(ReturnedValue), IsMethod: true);
        Expr result = Poison;
        if (CheckSignature(callee))
        {
            bind();
            LowerTail(Tail.Of(body));
            result = isRefused ? Poison : value is not null ? value() : callee.ReturnsVoid ? Discarded : TakeReturned();
        }

        activations.Pop();
        (frame, continuations, references, typeArguments) = (caller.frame, caller.continuations, caller.references, caller.typeArguments);
        environment = WithoutOwn(callee, caller.environment);
        Leave();
        return result;
    }

    /// <summary>What the callee leaves of the environment: its own variables, labels and value go, those of an outer call of it return.</summary>
    private ImmutableDictionary<ISymbol, Expr> WithoutOwn(IMethodSymbol callee, ImmutableDictionary<ISymbol, Expr> before)
    {
        bool IsOwnKey(ISymbol key) => key is ILabelSymbol || IsOf(callee, key) || SymbolEqualityComparer.Default.Equals(key, callee.ReturnType);
        return environment.RemoveRange(environment.Keys.Where(IsOwnKey).ToArray()).SetItems(before.Where(entry => IsOwnKey(entry.Key)));
    }

    // double t; void Set() { if (b) { t = x; return; } t = y; } Set();   starts with   t = 0, which is never read
    private void GiveValues(IMethodSymbol callee, IOperation? body)
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

    // return e;   becomes   e, in the caller's expression; of a structure, part by part
    private Expr TakeReturned()
    {
        Expr returned = Flag(ReturnedValue);
        var taken = new Dictionary<Local, Expr>();
        while (statements.Count > 0 && statements[statements.Count - 1] is Let { Target: { Role: LocalRole.Temporary } target } last
            && target.Name.StartsWith(ResultName, StringComparison.Ordinal) && Parts(returned).Count(target.Equals) == 1)
        {
            taken.Add(target, last.Value);
            statements.RemoveAt(statements.Count - 1);
            nextId = target.Id == nextId - 1 ? target.Id : nextId;
        }

        return returned.Substitute(taken);
    }

    /// <summary>True, and refused, if the method is being lowered already.</summary>
    private bool IsRecursive(IMethodSymbol callee, IOperation call)
    {
        Activation[] stack = activations.Reverse().ToArray();
        int target = Array.FindIndex(stack, activation => SymbolEqualityComparer.Default.Equals(activation.Method, callee));
        if (target < 0 || IsNested(callee, call, stack.Skip(target)))
            return false;

        // Reported where the cycle closes or, if the method there is muted, where it begins.
        Activation closing = stack[stack.Length - 1];
        Activation place = closing.IsMuted ? stack[target] : closing;
        string name = ReferenceEquals(place, closing) ? callee.Name : stack[target + 1].Method.Name;
        context.Refusals.Add(LanguageDiagnostics.Recursion, place.Call!.Syntax.GetLocation(), place.IsMuted, name, "is not an ordinary static method");
        return true;
    }

    // Integrate(x => Integrate(y => f(x, y)))   is one call in another, which a lambda makes; the two share no variables.
    private bool IsNested(IMethodSymbol callee, IOperation call, IEnumerable<Activation> since) =>
        since.Any(activation => IsInner(activation.Method) && !IsInside(activation.Method, callee))
        && !activations.Skip(1).Any(activation => activation.Call?.Syntax == call.Syntax)
        && !references.Values.Any(place => VariableOf(place) is { } variable && IsOf(callee, variable));

    private static bool IsInside(ISymbol function, IMethodSymbol outer)
    {
        for (ISymbol? symbol = function; symbol is not null; symbol = symbol.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(symbol, outer))
                return true;
        }

        return false;
    }

    /// <summary>Whether a variable or the flag of a return belongs to a method.</summary>
    private static bool IsOf(IMethodSymbol owner, ISymbol symbol) =>
        SymbolEqualityComparer.Default.Equals(symbol, owner) || SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, owner);
}
