using System.Collections.Generic;

namespace Differentiator.Samples.Inspect.Graph;

/// <summary>The computation graph of a method: its value from the parameters down, its derivative back up.</summary>
/// <param name="Carried">What a loop hands from one iteration to the next.</param>
internal sealed record MethodGraph(string Title, Scope Root, IReadOnlyList<Node> Nodes, IReadOnlyList<Edge> Edges, IReadOnlyList<Edge> Carried);
