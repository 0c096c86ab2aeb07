using System;
using Differentiator.Tests.Infrastructure;
using Xunit;

namespace Differentiator.Tests.Runtime.Layers;

/// <summary>The overload with a workspace is the plain one without the allocation.</summary>
internal static class WorkspaceAssert
{
    public static void Same(Func<Matrix> plain, Func<Workspace, Matrix> inWorkspace)
    {
        var workspace = new Workspace();
        for (int i = 0; i < 3; i++)
        {
            workspace.Restart();
            inWorkspace(workspace);
        }

        workspace.Restart();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Matrix result = inWorkspace(workspace);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (OptimizedRuntime.IsUsed)
            Assert.Equal(0, allocated);
        Matrix expected = plain();
        Assert.Equal(expected.ToString(), result.ToString());
        Assert.Equal(expected.Span.ToArray(), result.Span.ToArray());
    }
}
