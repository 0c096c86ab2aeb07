using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Diagnostics;

/// <summary>Every diagnostic, by id.</summary>
internal static class Descriptors
{
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(
        SignatureDiagnostics.ContainingTypeNotPartial,
        SignatureDiagnostics.CarrierHasNoSibling,
        SignatureDiagnostics.VirtualMethod,
        SignatureDiagnostics.GenericMethod,
        SignatureDiagnostics.NoBody,
        SignatureDiagnostics.AsyncOrIterator,
        SignatureDiagnostics.ResultNotDifferentiable,
        SignatureDiagnostics.ParameterByReference,
        SignatureDiagnostics.ParameterType,
        SignatureDiagnostics.UnknownParameter,
        SignatureDiagnostics.ParameterNotDifferentiable,
        SignatureDiagnostics.ParameterHasNoGradient,
        SignatureDiagnostics.ParameterNamedTwice,
        SignatureDiagnostics.NothingToDifferentiate,
        SignatureDiagnostics.DerivativeNotAvailable,
        SignatureDiagnostics.NameMissing,
        SignatureDiagnostics.EmittedNameTaken,
        SignatureDiagnostics.NameInvalid,
        SignatureDiagnostics.StructureNotReadable,
        SignatureDiagnostics.StructureNotRebuildable,
        SignatureDiagnostics.ResultNotRebuildable,
        SignatureDiagnostics.NothingWritten,
        SignatureDiagnostics.ArrayReturned,
        SignatureDiagnostics.DerivativeMissing,
        SignatureDiagnostics.DerivativesDiffer,
        SignatureDiagnostics.LanguageTooOld,
        SignatureDiagnostics.ResultIndependent,
        SignatureDiagnostics.ValueCut,
        LanguageDiagnostics.DoesNotCompile,
        LanguageDiagnostics.NotSupported,
        LanguageDiagnostics.LoopEndless,
        LanguageDiagnostics.Jump,
        LanguageDiagnostics.ForEachCollection,
        LanguageDiagnostics.TargetNotVariable,
        LanguageDiagnostics.LocalMemory,
        LanguageDiagnostics.DelegateUnknown,
        LanguageDiagnostics.Exceptions,
        LanguageDiagnostics.State,
        LanguageDiagnostics.ValueType,
        LanguageDiagnostics.CallNotDirect,
        LanguageDiagnostics.Recursion,
        LanguageDiagnostics.ByReference,
        LanguageDiagnostics.SwitchOrPattern,
        LanguageDiagnostics.UserOperator,
        LanguageDiagnostics.TooDeep,
        LanguageDiagnostics.ArrayChosen,
        LanguageDiagnostics.IndexType,
        LanguageDiagnostics.StructureNotWritable,
        RuleDiagnostics.NoRule,
        RuleDiagnostics.DerivativeMisfit,
        RuleDiagnostics.MemoryPassed,
        RuleDiagnostics.NeverUsed,
        PerformanceDiagnostics.FastHasNoEffect,
        PerformanceDiagnostics.PowerOfProducts,
        PerformanceDiagnostics.NoClosedForm,
        InternalDiagnostics.InternalError);

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = All.ToImmutableDictionary(d => d.Id);

    public static DiagnosticDescriptor Get(string id) => ById[id];
}
