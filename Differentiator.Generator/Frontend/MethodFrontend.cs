using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>Makes the model of one <c>[Differentiable]</c> method, for the generator and the analyzer alike.</summary>
internal static class MethodFrontend
{
    public static FrontendResult Run(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        var source = new SourceMap();
        var refusals = new Refusals(source);
        if (!Carrier.Check(method, refusals))
            return new FrontendResult(null, refusals.Reported.ToImmutableArray(), source);

        ImmutableArray<Request> requests = new RequestReader(method, refusals).Read();
        bool hasSignature = EmittedSignatures.Check(method, requests, compilation, refusals);
        StructureAccess.Check(method, requests, compilation, refusals);
        VirtualContract.Check(method, requests, refusals);
        Function? function = null;
        int signatureDiagnostics = refusals.Reported.Count;
        bool hasResult = CheckResult(method, compilation, refusals);
        var context = new LoweringContext(method, compilation, source, refusals, cancellation);
        if (method.IsAbstract)
            VirtualContract.CheckParameters(method, refusals);
        else if (hasResult && MethodSyntax.Of(method) is not null)
            function = Lower(context, method);
        if (function is not null && !JacobianSweepsCheck.Run(method, function, requests, refusals, source))
            function = null;
        // Whatever the reason: no method is left without derivatives in silence.
        if (function is null && refusals.First is null && !refusals.DoesNotCompile && hasResult && MethodSyntax.Of(method) is not null)
            refusals.Add(LanguageDiagnostics.NotSupported, method.Locations[0], false, "something in this method", "use the constructs that the documentation lists");
        EquatableArray<Function> recursive = function is null ? [] : RecursiveMethods.Lower(context);

        int count = refusals.DoesNotCompile ? signatureDiagnostics : refusals.Reported.Count;
        ImmutableArray<DiagnosticInfo> diagnostics = refusals.Reported.Take(count).ToImmutableArray();
        bool canBeEmitted = hasSignature && requests.Length > 0 && CanBeDeclared(method);
        MethodModel? model = canBeEmitted ? ModelOf(method, requests, function, recursive, refusals, compilation) : null;
        return new FrontendResult(model, diagnostics, source) { CallsUnseen = refusals.DoesNotCompile && context.CallsUnseen(), ByHand = context.ByHand.ToImmutableArray(), Hints = context.Hints.ToImmutableArray() };
    }

    /// <summary>What will be emitted for a method, as if it were refused; null if nothing is.</summary>
    public static MethodModel? Signature(IMethodSymbol method, Compilation compilation)
    {
        var refusals = new Refusals(new SourceMap()) { DoesNotCompile = true };
        if (!Carrier.Check(method, refusals) || new RequestReader(method, refusals).Read() is not { Length: > 0 } requests)
            return null;
        return RootResult.Of(method) is not null && CanBeDeclared(method) ? ModelOf(method, requests, null, [], refusals, compilation) : null;
    }

    // What the C# compiler reports it binds all the same: to types that do not fit, statements that are none.
    private static Function? Lower(LoweringContext context, IMethodSymbol method)
    {
        try
        {
            Function? function = new Lowering(context, method).Lower();
            if (function is null || (Verifier.IsWellFormed(function) && HasItsType(function)) || !context.HasErrors())
                return function;
        }
        catch (Exception exception) when (exception is not OperationCanceledException && context.HasErrors())
        {
        }

        context.Refusals.DoesNotCompile = true;
        return null;
    }

    private static bool HasItsType(Function function) => function.Value is not { Type.Element: null } value || value.Type == function.Reference.ReturnType;

    private static MethodModel ModelOf(
        IMethodSymbol method, ImmutableArray<Request> requests, Function? function, EquatableArray<Function> recursive, Refusals refusals, Compilation compilation)
    {
        Refusal? refusal = refusals.DoesNotCompile ? Refuse(new DiagnosticInfo(LanguageDiagnostics.DoesNotCompile.Id, -1, EquatableArray.Of(method.Name)))
            : refusals.First is { } first ? Refuse(first)
            : null;
        return new MethodModel(
            HintName.Of(method),
            method.QualifiedNamespace(),
            TypeHeaders.Of(method),
            TypeHeaders.Modifiers(method),
            method.Name,
            RootParameter.Of(method).Select(parameter => parameter.Model).ToEquatableArray(),
            method.ReturnsVoid ? IrType.Void : TypeMapping.InSignature(method.ReturnType),
            requests.ToEquatableArray(),
            HiddenNames.At(method, function, compilation),
            refusal is null ? function : null,
            refusal is null ? recursive : [],
            refusal)
        {
            Layers = Models.LayersOf(method),
            Dispatch = VirtualContract.DispatchOf(method),
            HidesAnother = VirtualContract.HidesAnother(method),
            IsReplaceable = VirtualContract.IsReplaceable(method),
        };

        static Refusal Refuse(DiagnosticInfo cause) => new(cause.Id, cause.Message);
    }

    private static bool CheckResult(IMethodSymbol method, Compilation compilation, Refusals refusals)
    {
        if (method.ReturnType.IsErroneous())
        {
            refusals.DoesNotCompile = true;
            return false;
        }

        bool isDifferentiable = RootResult.Of(method) is not null;
        if (!isDifferentiable && !refusals.Reported.Any(d => d.Id == SignatureDiagnostics.AsyncOrIterator.Id))
            refusals.Add(SignatureDiagnostics.ResultNotDifferentiable, MethodSyntax.Result(method), false, method.Name, method.ReturnType.InMessage());
        return isDifferentiable && StructureAccess.CheckResult(method, compilation, refusals);
    }

    /// <summary>A stub repeats the signature: not every signature can be written in emitted code.</summary>
    private static bool CanBeDeclared(IMethodSymbol method) =>
        method is { IsGenericMethod: false, ReturnsByRef: false, ReturnsByRefReadonly: false }
        && IsPlain(method.ReturnType) && !method.ReturnType.IsRefLikeType && method.Parameters.All(p => IsPlain(p.Type) && p.Name.Length > 0)
        && method.Parameters.Select(p => p.Name).Distinct().Count() == method.Parameters.Length;

    private static bool IsPlain(ITypeSymbol type) => type.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer) && !type.IsErroneous();
}
