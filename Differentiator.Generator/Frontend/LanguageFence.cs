using System;
using System.Collections.Generic;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <summary>
/// Lists every kind of operation as supported, or as refused with its diagnostic. A kind that is not listed, from a
/// Roslyn newer than the one referenced, is refused too.
/// </summary>
internal static partial class LanguageFence
{
    private static readonly Dictionary<OperationKind, FenceEntry> Entries = MakeEntries();

    public static bool Lists(OperationKind kind) => Entries.ContainsKey(kind);

    /// <summary>Refuses an operation that has no lowering where it stands.</summary>
    public static Expr Refuse(IOperation operation, Func<DiagnosticDescriptor, IOperation, string[], Expr> refuse)
    {
        if (!Entries.TryGetValue(operation.Kind, out FenceEntry? entry))
            return refuse(LanguageDiagnostics.NotSupported, operation, [Describe(operation), "use the constructs that the documentation lists"]);
        if (entry.Descriptor is not { } descriptor)
            return RefuseHere(operation, refuse);
        return refuse(descriptor, operation, ArgumentsOf(operation, entry));
    }

    /// <summary>Supported elsewhere, but not in this place: a literal of a foreign type, an out variable, a tuple.</summary>
    private static Expr RefuseHere(IOperation operation, Func<DiagnosticDescriptor, IOperation, string[], Expr> refuse) => operation switch
    {
        IDeclarationExpressionOperation or IDiscardOperation => refuse(LanguageDiagnostics.ByReference, operation, ["a variable set by a call"]),
        { Type: { } type } when TypeMapping.Map(type) is null => refuse(LanguageDiagnostics.ValueType, operation, ["this value", type.InMessage()]),
        _ => refuse(LanguageDiagnostics.NotSupported, operation, [Describe(operation), "use the constructs that the documentation lists"]),
    };

    private static string[] ArgumentsOf(IOperation operation, FenceEntry entry) => operation switch
    {
        IBranchOperation => [StatementText.OneLine(operation.Syntax).TrimEnd(';')],
        _ => entry.Arguments,
    };

    private static string Describe(IOperation operation) => operation.Syntax switch
    {
        StatementSyntax => "this statement",
        _ => "this expression",
    };

    /// <summary>A line of the table; without a descriptor the kind is supported.</summary>
    private sealed record FenceEntry(DiagnosticDescriptor? Descriptor, params string[] Arguments);
}
