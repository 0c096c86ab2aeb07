using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Differentiator.Tests.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Differentiator.Tests.CodeFixes;

/// <summary>The diagnostics of a project that a fix is about, as the editor hands them to it.</summary>
internal sealed class Diagnosed(IEnumerable<string> ids) : FixAllContext.DiagnosticProvider
{
    public async Task<Diagnostic[]> InAsync(Project project)
    {
        Compilation compilation = (await project.GetCompilationAsync())!;
        return [.. DiagnosticAssert.Analyze(compilation)
            .Where(diagnostic => ids.Contains(diagnostic.Id))
            .OrderBy(diagnostic => diagnostic.Location.SourceTree!.FilePath, System.StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await InAsync(project);

    public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
        (await InAsync(document.Project)).Where(diagnostic => diagnostic.Location.SourceTree!.FilePath == document.FilePath);

    public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
}
