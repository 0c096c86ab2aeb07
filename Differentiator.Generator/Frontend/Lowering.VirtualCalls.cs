using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>
/// Calls of which it shows only when they happen what runs: of members of interfaces, abstract and virtual methods. They stay calls,
/// and their derivatives are members of the same object.
/// </content>
internal sealed partial class Lowering
{
    /// <summary>The first virtual call, whose object has to be the same when its derivative runs.</summary>
    private (IMethodSymbol Method, IOperation Call)? dispatched;

    private int loopDepth;

    // y = model.At(x)   becomes   y = call model.At(x);   null if the method is known, or has no derivative
    private Expr? LowerVirtualCall(IMethodSymbol target, IInvocationOperation call)
    {
        if (call.Instance is not { Type: { } type } instance || target is not { IsStatic: false, MethodKind: MethodKind.Ordinary } || !Actual(type).IsReferenceType || Map(type) is StructType
            || (IsObject(instance) && !IsDispatched(call)) || !VirtualMembers.IsCalledUnseen(target))
            return null;
        IMethodSymbol? differentiable = VirtualMembers.ReplacedBy(target).Prepend(target)
            .FirstOrDefault(method => method.HasAttribute(KnownNames.Differentiable) && VirtualMembers.EmittedFor(method).Any());
        if (differentiable is null)
            return null;
        if (!context.IsRoot(activations.Last().Method))
            return Refuse(LanguageDiagnostics.NotSupported, call, $"the call of '{target.Name}', in a method that recurs,", "write a loop, or call it in the caller");
        if (VirtualKernels.Of(target, differentiable) is not { } kernel)
            return Refuse(LanguageDiagnostics.NotSupported, call, $"the call of '{target.Name}', of which neither tangents nor adjoints are asked for,", $"ask for Derivatives.Vjp in the [Differentiable] of '{VirtualContract.NameOf(differentiable)}'");
        if (VirtualKernels.Obstacle(target, kernel) is { } parameter)
            return Refuse(LanguageDiagnostics.NotSupported, call, $"the call of '{target.Name}', whose parameter '{parameter.Name}' is of type {parameter.Type.InMessage()},", "take numbers, and one-dimensional arrays and spans of them");
        if (RefuseAfterAssignment("a virtual call, which may throw,", call))
            return RefuseSilently();
        dispatched ??= (target, call);
        return LowerKernelCall(target, kernel, instance, call.Arguments, call);
    }

    private static bool IsDispatched(IInvocationOperation call) => call.IsVirtual && VirtualMembers.IsOpen(call.TargetMethod);

    // this, this.model   as they are;   b ? one : other   by a name
    private Expr LowerObject(IOperation instance)
    {
        if (IsObject(instance))
            return new Verbatim("this", MapOrName(instance.Type!));
        Expr receiver = LowerExpression(instance);
        if (loopDepth > 0 && IsUnrepeatable(receiver))
            return Refuse(LanguageDiagnostics.NotSupported, instance, $"'{StatementText.OneLine(instance.Syntax)}', which is another object in each iteration and cannot be kept for the reverse sweep,", "take the objects from an array, by the index of the loop");
        return IsPoison(receiver) || receiver is Local or Verbatim ? receiver : Named("receiver", receiver, OriginOfStatement(instance));
    }

    /// <summary>The derivative of a virtual call runs after the method: nothing may have changed the object.</summary>
    private void CheckReceiversUnchanged(Function function)
    {
        if (dispatched is not var (method, call))
            return;
        if (function.Body.AllStatements().OfType<Effect>().Any(effect => foreign.TryGetValue(effect.Origin.Ordinal, out IOperation? code) && !IsPure(code, mayPrint: true)))
            Refuse(LanguageDiagnostics.NotSupported, call, $"the call of '{method.Name}', beside code that is not differentiated and could change its object,", "move that code into the caller");
    }

    /// <summary>Whoever calls a method that may be virtual runs it once more for its derivative, and takes its arguments for unchanged.</summary>
    private void CheckRunsTwice(Function function)
    {
        if (!context.IsRoot(Method) || !VirtualMembers.IsCalledUnseen(Method))
            return;
        Memory memory = Analysis.Memory.Of(function);
        foreach (Stmt statement in function.Body.AllStatements())
        {
            if (statement is Effect effect && foreign.TryGetValue(effect.Origin.Ordinal, out IOperation? code) && !IsPure(code, mayPrint: false))
                Refuse(LanguageDiagnostics.NotSupported, code, "code with effects, in a method that its callers run once more for its derivative,", "move it into the callers");
            else if (statement is Invoke { Receiver: not null, Kernel: { IsEmitted: false } } layer)
                Refuse(LanguageDiagnostics.NotSupported, context.Source[layer.Origin.Ordinal], $"the call of '{layer.Function.Name}', in a method that its callers run once more for its derivative,", "make the method non-virtual");
            else if (!statement.Regions().Any() && memory.WrittenBy(statement).SelectMany(memory.RootsOf).FirstOrDefault(root => root.Role == LocalRole.Parameter) is { } written)
                Refuse(LanguageDiagnostics.NotSupported, context.Source[statement.Origin.Ordinal], $"writing '{written.Name}', in a method whose callers do not see that it does,", "write into a copy");
        }
    }

    /// <summary>Whether undifferentiated code does the same whenever it runs, and nothing else.</summary>
    private bool IsPure(IOperation code, bool mayPrint) => code switch
    {
        IInvocationOperation { TargetMethod: { ContainingType: var type } method } =>
            ((IsStateless(type) && (mayPrint || !IsOutput(type))) || IsText(type)) && method.Name != "NewGuid" && AreChildrenPure(code, mayPrint),
        IPropertyReferenceOperation { Property: { IsStatic: false } property } =>
            (Structures.IsPart(property) || IsText(property.ContainingType) || property.ContainingType.OriginalDefinition.SpecialType is SpecialType.System_Nullable_T or SpecialType.System_Array || TypeMapping.IsMemory(property.ContainingType)) && AreChildrenPure(code, mayPrint),
        IPropertyReferenceOperation { Property: { IsStatic: true } property } => property.SetMethod is null && Structures.IsPart(property),
        IAssignmentOperation or IIncrementOrDecrementOperation or IAwaitOperation or IDynamicInvocationOperation or IEventAssignmentOperation => false,
        IObjectCreationOperation { Type: var type } => type is not null && IsStateless(type) && AreChildrenPure(code, mayPrint),
        _ => AreChildrenPure(code, mayPrint),
    };

    private bool AreChildrenPure(IOperation code, bool mayPrint) => code.ChildOperations.All(child => IsPure(child, mayPrint));

    private static bool IsText(ITypeSymbol type) => type.SpecialType is SpecialType.System_String;

    private static bool IsOutput(ITypeSymbol type) => type.Qualified() is "System.Console" or "System.Diagnostics.Debug" or "System.Diagnostics.Trace";
}
