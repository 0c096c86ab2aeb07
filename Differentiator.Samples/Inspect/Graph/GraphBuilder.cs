using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Samples.Inspect.Graph;

/// <summary>Collects nodes and edges, scope by scope.</summary>
internal sealed class GraphBuilder
{
    private readonly List<Node> nodes = [];
    private readonly List<Edge> edges = [];
    private readonly List<Edge> carried = [];

    public GraphBuilder() => Scope = Root;

    public Scope Root { get; } = new("", null);

    /// <summary>Where new nodes go.</summary>
    public Scope Scope { get; private set; }

    public Node Add(NodeKind kind, string text, Scope? scope = null)
    {
        scope ??= Scope;
        var node = new Node(kind, text, scope);
        scope.Items.Add(node);
        nodes.Add(node);
        return node;
    }

    /// <summary>An operation on values, with the factor that each operand's adjoint gets.</summary>
    public Node Operation(string text, params IEnumerable<(Node From, string Factor)> operands) => Operands(Add(NodeKind.Operation, text), operands);

    public Node Operands(Node node, IEnumerable<(Node From, string Factor)> operands)
    {
        // x * x takes x twice: both ways back are one.
        foreach (IGrouping<Node, string> same in operands.GroupBy(operand => operand.From, operand => operand.Factor))
        {
            string[] factors = [.. same];
            edges.Add(new Edge(same.Key, node, factors.Length == 1 ? factors[0] : factors.All(factor => factor == factors[0]) ? Twice(factors[0], factors.Length) : string.Join(" and ", factors)));
        }

        return node;
    }

    /// <summary>In the next iteration, <paramref name="before"/> is <paramref name="last"/>.</summary>
    public void Carry(Node last, Node before) => carried.Add(new Edge(last, before, ""));

    public void Enter(string title)
    {
        Scope inner = new(title, Scope);
        Scope.Items.Add(inner);
        Scope = inner;
    }

    public void Leave() => Scope = Scope.Parent!;

    /// <summary>The finished graph, without what the result does not take.</summary>
    public MethodGraph Finish(string title, Node result)
    {
        Spread();
        foreach (Node parameter in nodes.Where(node => node.Kind is NodeKind.Parameter).ToArray())
            edges.Add(new Edge(Add(NodeKind.Gradient, parameter.GradientName, Root), parameter, "") { HasValue = false });

        HashSet<Node> kept = [];
        Queue<Node> left = new([result]);
        while (left.TryDequeue(out Node? node))
        {
            if (!kept.Add(node))
                continue;
            foreach (Edge edge in edges.Concat(carried).Where(edge => edge.To == node))
                left.Enqueue(edge.From);
        }

        Remove(Root, kept);
        return new MethodGraph(title, Root, [.. nodes.Where(kept.Contains)], Kept(edges), Kept(carried));

        Edge[] Kept(IEnumerable<Edge> all) => [.. all.Where(edge => kept.Contains(edge.From) && kept.Contains(edge.To))];
    }

    // What a loop carries may vary only because of what it was made of in the iteration before.
    private void Spread()
    {
        bool isNew = true;
        while (isNew)
        {
            isNew = false;
            foreach (Edge edge in edges.Concat(carried).Where(edge => edge.From.Varies && !edge.To.Varies))
                isNew = edge.To.Varies = true;
        }
    }

    // 2 error, and 2 where the factor is 1
    private static string Twice(string factor, int count) => factor.Length == 0 ? $"{count}" : $"{count} {factor}";

    private static void Remove(Scope scope, HashSet<Node> kept)
    {
        foreach (Scope inner in scope.Items.OfType<Scope>())
            Remove(inner, kept);
        scope.Items.RemoveAll(item => item is Scope { Items.Count: 0 } || (item is Node node && !kept.Contains(node)));
    }
}
