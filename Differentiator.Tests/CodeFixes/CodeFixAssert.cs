using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Differentiator.Tests.Diagnostics;
using Differentiator.Tests.Infrastructure.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Differentiator.Tests.CodeFixes;

/// <summary>Applies fixes in a workspace with the generator, compares the text, and compiles it with the generator and the analyzer.</summary>
internal static class CodeFixAssert
{
    private static readonly ImmutableArray<MetadataReference> Library = [References.To(typeof(Physics))];

    /// <summary>The fix of the first diagnostic; what is left of ours after it is declared.</summary>
    /// <returns>The fixed source, compiled.</returns>
    public static async Task<GeneratorRun> FixesAsync(CodeFixProvider fix, string before, string after, int choice = 0, params string[] left) =>
        await FixesAsync(fix, [before], [after], choice, left);

    public static async Task<GeneratorRun> FixesAsync(CodeFixProvider fix, string[] before, string[] after, int choice = 0, params string[] left)
    {
        Project project = Open(before);
        (CodeAction Action, _) = (await OfferedAsync(fix, project))[choice];
        return await CheckAsync(await ApplyAsync(project, Action), after, left);
    }

    /// <summary>The fix of all diagnostics of the solution; the chosen one of those of the first is told by its key.</summary>
    public static async Task<GeneratorRun> FixesAllAsync(CodeFixProvider fix, string[] before, string[] after, int choice = 0, FixAllScope scope = FixAllScope.Solution, params string[] left)
    {
        Project project = Open(before);
        (CodeAction action, Document document) = (await OfferedAsync(fix, project))[choice];
        var context = new FixAllContext(document, fix, scope, action.EquivalenceKey, fix.FixableDiagnosticIds, new Diagnosed(fix.FixableDiagnosticIds), CancellationToken.None);
        CodeAction all = (await fix.GetFixAllProvider()!.GetFixAsync(context))!;
        return await CheckAsync(await ApplyAsync(project, all), after, left);
    }

    /// <summary>What is offered at all diagnostics that the fix is about; there is at least one.</summary>
    public static async Task OffersAsync(CodeFixProvider fix, string source, params string[] titles)
    {
        Project project = Open([source]);
        Assert.NotEmpty(await new Diagnosed(fix.FixableDiagnosticIds).InAsync(project));
        Assert.Equal(titles, (await OfferedAsync(fix, project)).Select(offered => offered.Action.Title));
    }

    /// <summary>The gradient's first partial derivative against differences of the method in its first parameter.</summary>
    public static void HasSlope(GeneratorRun run, string type, string method, params object[] arguments)
    {
        const BindingFlags All = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        Type found = run.Assembly.GetType(type)!;
        object? instance = found is { IsAbstract: false } && !found.GetMethod(method, All)!.IsStatic ? Activator.CreateInstance(found) : null;
        MethodInfo gradient = found.GetMethods(All).Single(member => member.Name == method + "Gradient" && member.GetParameters().Length == arguments.Length);
        double slope = (double)((ITuple)gradient.Invoke(instance, arguments)!)[1]!;
        const double Step = 1e-5;
        Assert.Equal((At(Step) - At(-Step)) / (2 * Step), slope, 1e-7 * Math.Max(1, Math.Abs(slope)));

        double At(double step) => (double)found.GetMethod(method, All)!.Invoke(instance, [(double)arguments[0] + step, .. arguments[1..]])!;
    }

    private static Project Open(string[] sources)
    {
        var workspace = new AdhocWorkspace();
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Default, "Snippet", "Snippet", LanguageNames.CSharp)
                .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
                .WithParseOptions(GeneratorHarness.ParseOptions)
                .WithMetadataReferences(References.Default.AddRange(Library))
                .WithAnalyzerReferences([new GeneratorReference()]));
        for (int k = 0; k < sources.Length; k++)
            solution = solution.AddDocument(DocumentId.CreateNewId(id), $"Source{k}.cs", SourceText.From(sources[k]), filePath: $"Source{k}.cs");
        return solution.GetProject(id)!;
    }

    private static async Task<List<(CodeAction Action, Document Document)>> OfferedAsync(CodeFixProvider fix, Project project)
    {
        List<(CodeAction, Document)> offered = [];
        foreach (Diagnostic diagnostic in await new Diagnosed(fix.FixableDiagnosticIds).InAsync(project))
        {
            Document document = project.GetDocument(diagnostic.Location.SourceTree)!;
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add((action, document)), CancellationToken.None));
        }

        return offered;
    }

    private static async Task<Project> ApplyAsync(Project project, CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
    }

    private static async Task<GeneratorRun> CheckAsync(Project changed, string[] after, string[] left)
    {
        List<string> texts = [];
        foreach (Document document in changed.Documents.OrderBy(document => document.Name, StringComparer.Ordinal))
            texts.Add((await document.GetTextAsync()).ToString());
        Assert.Equal(after.Length, texts.Count);
        for (int k = 0; k < after.Length; k++)
            Assert.Equal(after[k], texts[k]);
        return GeneratorHarness.Run(new HarnessOptions { Analyze = true, References = Library, Declared = [.. left] }, [.. texts]);
    }
}
