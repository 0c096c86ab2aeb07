using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Differentiator.Samples.Inspect;
using Differentiator.Samples.Inspect.Graph;
using Differentiator.Samples.Inspect.Graph.Layout;
using VerifyXunit;
using Xunit;

namespace Differentiator.Tests.Samples;

/// <summary>Computation graphs: what is in them, and that drawings can be read.</summary>
[UsesVerify]
public sealed class GraphTests
{
    private const string Mean = """
        static double Mean(double w, double b, double[] x, double[] y)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double error = w * x[i] + b - y[i];
                sum += error * error;
            }

            return sum / x.Length;
        }
        """;

    public static TheoryData<string> Methods => [.. DifferentiatedMethod.All.Select(method => method.Name)];

    [Fact]
    public Task Mermaid() => Verifier.Verify(MermaidGraph.Write(Read(Mean, "w", "b")));

    [Theory]
    [InlineData("x * y", "x", "y")]
    [InlineData("x * x", "2 x")]
    [InlineData("x - y", "", "−1")]
    [InlineData("x / y", "1/y", "−x/y²")]
    [InlineData("Math.Sin(x) + y", "", "cos x")]
    [InlineData("Math.Exp(-x)", "exp (-x)", "−1")]
    [InlineData("x > y ? x : y", "if chosen")]
    public void An_adjoint_is_multiplied_by_the_partial_derivative(string value, params string[] factors)
    {
        MethodGraph graph = Read($"static double F(double x, double y) => {value};", "x", "y");

        string[] found = [.. graph.Edges.Where(edge => edge is { HasValue: true, HasAdjoint: true, To.Kind: NodeKind.Operation }).Select(edge => edge.Factor).Distinct()];
        Assert.All(factors, factor => Assert.Contains(factor, found));
    }

    [Fact]
    public void No_adjoint_comes_back_to_data()
    {
        MethodGraph graph = Read(Mean, "w");

        Assert.Equal(["wGradient"], graph.Nodes.Where(node => node.Kind is NodeKind.Gradient).Select(node => node.Text));
        Assert.All(graph.Edges.Where(edge => edge.From.Text is "b" or "x" or "y" or "x[i]" or "y[i]"), edge => Assert.False(edge.HasAdjoint));
        Assert.Contains(graph.Edges, edge => edge.From.Text == "w" && edge.HasAdjoint && edge.Factor == "x[i]");
    }

    [Fact]
    public void What_a_loop_carries_varies_with_what_it_adds()
    {
        Edge carried = Assert.Single(Read(Mean, "w").Carried);

        Assert.Equal(("sum", "sum"), (carried.From.Variable, carried.To.Text));
        Assert.True(carried.To.Varies);
    }

    [Fact]
    public void What_the_result_does_not_take_is_left_out() =>
        Assert.DoesNotContain(Read("static double F(double x) { double unread = Math.Sin(x); return x * x; }", "x").Nodes, node => node.Variable == "unread");

    [Fact]
    public void A_method_that_is_called_is_a_scope_of_its_own()
    {
        MethodGraph graph = MethodReader.Read("static double F(double x) => G(x, 3) * x;", "F", ["x"], name => name == "G" ? ["static double G(double a, double k) => Math.Sin(a) * k;"] : []);

        Assert.Equal("G", Assert.Single(graph.Root.Items.OfType<Scope>()).Title);
        Assert.Contains(graph.Nodes, node => node is { Text: "Sin", Parent.Title: "G" });
    }

    [Fact]
    public void Branches_are_scopes_and_what_they_choose_is_one_value()
    {
        MethodGraph graph = Read("static double F(double x) { double y = x; if (x > 1) { y = x * x; } else { y = Math.Sin(x); } return y; }", "x");

        Assert.Equal(["if x > 1", "else"], graph.Root.Items.OfType<Scope>().Select(scope => scope.Title));
        Assert.Equal(2, graph.Edges.Count(edge => edge.To.Text == "either"));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Nothing_overlaps_in_a_drawing(string name)
    {
        DifferentiatedMethod method = DifferentiatedMethod.Find(name)!;
        MethodGraph graph = MethodReader.Read(Sources.Written(method, SamplesProgram.Directory)[0], name, method.WithRespectTo, callee => Sources.Written(method with { Method = callee }, SamplesProgram.Directory));

        ScopeLayout layout = ScopeLayout.Of(graph, 0, 0);

        Route[] routes = [.. layout.Routes];
        Box[] boxes = [.. graph.Nodes.Select(node => new Box(node.X - node.Width / 2, node.Y - node.Height / 2, node.X + node.Width / 2, node.Y + node.Height / 2, node.Text))];
        Box[] labels = [.. routes.Where(route => route.Factor.Length > 0).Select(route => new Box(route.Label.X + 9, route.Label.Y - 6, route.Label.X + 9 + TextSize.OfLabel(route.Factor) - 9, route.Label.Y + 6, route.Factor))];
        Box[] all = [.. boxes, .. labels];
        Assert.All(all.SelectMany((one, k) => all.Skip(k + 1).Select(other => (one, other))), pair => Assert.False(pair.one.Overlaps(pair.other), $"{pair}"));
        Assert.All(routes.SelectMany(route => route.Points.Skip(1).SkipLast(1)), bend => Assert.DoesNotContain(boxes, box => box.Contains(bend.X, bend.Y)));
        Assert.All(graph.Nodes.Where(node => node.Parent is { Title.Length: > 0 }), node => Assert.True(
            node.X - node.Width / 2 > node.Parent!.X - node.Parent.Width / 2 && node.X + node.Width / 2 < node.Parent.X + node.Parent.Width / 2
            && node.Y - node.Height / 2 > node.Parent.Y - node.Parent.Height / 2 && node.Y + node.Height / 2 < node.Parent.Y + node.Parent.Height / 2, node.Text));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_drawing_is_well_formed_and_has_a_gradient_of_each_parameter(string name)
    {
        DifferentiatedMethod method = DifferentiatedMethod.Find(name)!;
        MethodGraph graph = MethodReader.Read(Sources.Written(method, SamplesProgram.Directory)[0], name, method.WithRespectTo, callee => Sources.Written(method with { Method = callee }, SamplesProgram.Directory));

        var svg = XDocument.Parse(SvgGraph.Write(graph));

        string[] texts = [.. svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
        Assert.All(method.WithRespectTo.Where(parameter => parameter != "Parameters"), parameter => Assert.Contains(parameter + "Gradient", texts));
        Assert.Contains("adjoint, on its way back; × by the partial derivative beside it", texts);
    }

    private static MethodGraph Read(string source, params string[] withRespectTo) => MethodReader.Read(source, "Mean", withRespectTo, _ => []);

    private sealed record Box(double Left, double Top, double Right, double Bottom, string Text)
    {
        public bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

        public bool Contains(double x, double y) => Left < x && x < Right && Top < y && y < Bottom;
    }
}
