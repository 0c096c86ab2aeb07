using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Differentiator.CodeFixes;
using Differentiator.Generator.Diagnostics;
using Differentiator.Tests.Architecture;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace Differentiator.Tests.CodeFixes;

/// <summary>What holds of every fix.</summary>
public sealed class FixProviderTests
{
    /// <summary>The .NET 8 SDK has Roslyn 4.8, and nothing else that a fix may need.</summary>
    private static readonly string[] Host = ["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces", "System.Collections.Immutable", "System.Memory", "Differentiator.Generator"];

    private static readonly Assembly Fixes = typeof(MakeContainingTypePartialFix).Assembly;

    private static IEnumerable<CodeFixProvider> All =>
        Fixes.GetTypes().Where(type => type.IsSubclassOf(typeof(CodeFixProvider))).Select(type => (CodeFixProvider)Activator.CreateInstance(type)!);

    [Fact]
    public void The_host_finds_every_fix() => Offences.None(
        from fix in All
        where fix.GetType() is not { IsPublic: true, IsSealed: true } || fix.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>()?.Languages is not [LanguageNames.CSharp]
        select fix.GetType().Name);

    [Fact]
    public void Every_fix_is_about_diagnostics_that_there_are() => Assert.All(All, fix => Assert.All(
        fix.FixableDiagnosticIds, id => Assert.Contains(Descriptors.All, descriptor => descriptor.Id == id)));

    [Fact]
    public void Every_fix_is_offered_for_all_places() => Assert.All(All, fix => Assert.Superset(
        new HashSet<FixAllScope> { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution }, fix.GetFixAllProvider()!.GetSupportedFixAllScopes().ToHashSet()));

    [Fact]
    public void The_oldest_host_can_load_the_fixes() => Offences.None(
        from reference in Fixes.GetReferencedAssemblies()
        where !Host.Contains(reference.Name) || (reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && reference.Version > new Version(4, 8, 0, 0))
        select reference.FullName);

    [Fact]
    public void Every_fix_is_on_the_pages_of_its_diagnostics() => Offences.None(
        from fix in All
        from id in fix.FixableDiagnosticIds
        where !Repository.Read(Path.Combine("docs", "diagnostics", id + ".md")).Contains("\nCode fix: ", StringComparison.Ordinal)
        select $"{fix.GetType().Name}: {id}");

    [Fact]
    public void Pages_speak_of_a_fix_where_there_is_one() => Offences.None(
        from descriptor in Descriptors.All
        where Repository.Read(Path.Combine("docs", "diagnostics", descriptor.Id + ".md")).Contains("\nCode fix: ", StringComparison.Ordinal)
        where !All.Any(fix => fix.FixableDiagnosticIds.Contains(descriptor.Id))
        select descriptor.Id);
}
