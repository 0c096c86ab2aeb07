using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>Calls of differentiable methods of other assemblies: they stay calls, and so do those of the derivatives that were emitted there.</content>
internal sealed partial class Lowering
{
    // y = Gravity.Potential(m, r)   becomes   y = call Gravity.Potential(m, r);   null if no derivatives were emitted for the method
    private Expr? LowerCallOfOtherAssembly(IMethodSymbol target, ImmutableArray<IArgumentOperation> arguments, IOperation call)
    {
        if (target is not { IsStatic: true, MethodKind: MethodKind.Ordinary } || context.IsInCompilation(target) || !target.HasAttribute(KnownNames.Differentiable)
            || TypeMapping.Map(target.ReturnType) is not ScalarType { IsDifferentiable: true }
            || VirtualKernels.Of(target, target) is not { } kernel || VirtualKernels.Obstacle(target, kernel) is not null)
            return null;
        IMethodSymbol?[] derivatives = [.. new[] { kernel.Vjp, kernel.Jvp }.Where(form => form is not null).Select(form => EmittedFor(target, form!.Name))];
        if (!derivatives.All(derivative => derivative is not null && context.IsAccessible(derivative)))
            return null;
        if (!context.IsRoot(activations.Last().Method))
            return Refuse(LanguageDiagnostics.NotSupported, call, $"the call of '{target.Name}', of another assembly, in a method that recurs,", "write a loop, or call it in the caller");
        if (derivatives.Any(derivative => EmittedMember.HasEffects(derivative!)))
            return Refuse(LanguageDiagnostics.NotSupported, call, $"the call of '{target.Name}', of another assembly, which has effects or writes what it is given,", "split what is computed from what is done, or bring its source into this project");
        if (RefuseAfterAssignment("a call of another assembly, which may throw,", call))
            return RefuseSilently();
        return LowerKernelCall(target, kernel, null, arguments, call);
    }

    private static IMethodSymbol? EmittedFor(IMethodSymbol target, string name) => target.ContainingType.GetMembers(name).OfType<IMethodSymbol>()
        .FirstOrDefault(member => EmittedMember.Of(member) is { Primal: var primal, IsConvenient: false } && SymbolEqualityComparer.Default.Equals(primal, target));
}
