using System.Collections.Generic;
using System.Threading;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>Lowers a method and every method with source that it calls, each of them once.</summary>
internal sealed class ModuleLowering(Compilation compilation, SourceMap source, Refusals refusals, CancellationToken cancellation)
{
    private readonly Dictionary<IMethodSymbol, Function?> done = new(SymbolEqualityComparer.Default);
    private readonly List<Function> callees = new();
    private readonly List<CallFrame> stack = new();
    private readonly Dictionary<SyntaxTree, SemanticModel> models = new();

    public SourceMap Source => source;

    public Refusals Refusals => refusals;

    public CancellationToken Cancellation => cancellation;

    /// <summary>Null if the method is refused.</summary>
    public Module? Lower(IMethodSymbol root) =>
        LowerOnStack(root, isMuted: false) is { } function ? new Module(function, callees.ToEquatableArray()) : null;

    /// <summary>Adds the callee to the module; null if it is refused, which has been reported then.</summary>
    public Function? LowerCallee(IMethodSymbol callee, IOperation call)
    {
        if (done.TryGetValue(callee, out Function? known))
            return known;
        stack[stack.Count - 1].Call = call;
        int caller = stack.FindIndex(frame => SymbolEqualityComparer.Default.Equals(frame.Method, callee));
        if (caller >= 0)
        {
            RefuseRecursion(caller, callee);
            return null;
        }

        // A callee with the attribute reports its own causes, in its own place.
        bool isMuted = stack[stack.Count - 1].IsMuted || callee.HasAttribute(KnownNames.Differentiable);
        Function? function = LowerOnStack(callee, isMuted);
        done.Add(callee, function);
        if (function is not null)
            callees.Add(function);
        return function;
    }

    public SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!models.TryGetValue(tree, out SemanticModel? model))
            models.Add(tree, model = compilation.GetSemanticModel(tree));
        return model;
    }

    public bool HasSource(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly) && MethodSyntax.Of(method) is not null;

    private Function? LowerOnStack(IMethodSymbol method, bool isMuted)
    {
        cancellation.ThrowIfCancellationRequested();
        var frame = new CallFrame(method, isMuted);
        stack.Add(frame);
        Function? function = new Lowering(this, method, isMuted).Lower();
        stack.RemoveAt(stack.Count - 1);
        return function;
    }

    /// <summary>Reported where the cycle closes or, if the method there is muted, where it begins.</summary>
    private void RefuseRecursion(int target, IMethodSymbol callee)
    {
        CallFrame closing = stack[stack.Count - 1], opening = stack[target];
        CallFrame place = closing.IsMuted ? opening : closing;
        string name = ReferenceEquals(place, closing) ? callee.Name : stack[target + 1].Method.Name;
        refusals.Add(LanguageDiagnostics.Recursion, place.Call!.Syntax.GetLocation(), place.IsMuted, name);
    }

    /// <summary>A method being lowered, and the call in it that is being followed.</summary>
    private sealed class CallFrame(IMethodSymbol method, bool isMuted)
    {
        public IMethodSymbol Method => method;

        public bool IsMuted => isMuted;

        public IOperation? Call { get; set; }
    }
}
