using System;

namespace Differentiator.Generator.IR;

/// <summary>An internal contradiction: a pass met a node that it has no case for.</summary>
internal static class Unreachable
{
    public static Exception Node(object node) =>
        new InvalidOperationException($"No case for {node.GetType().Name} here");
}
