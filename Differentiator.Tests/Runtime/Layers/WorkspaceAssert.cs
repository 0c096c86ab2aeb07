using System;
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
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Matrix expected = plain();
        Assert.Equal(expected.ToString(), result.ToString());
        Assert.Equal(expected.Span.ToArray(), result.Span.ToArray());
    }
}
