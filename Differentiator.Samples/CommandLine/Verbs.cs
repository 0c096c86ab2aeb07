using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using Differentiator.Samples.GradientDescent;
using Differentiator.Samples.Inspect;
using Differentiator.Samples.LinearRegression;
using Differentiator.Samples.Theta;
using Differentiator.Samples.Tour;

namespace Differentiator.Samples.CommandLine;

/// <summary>The command line: one verb per story, the tour without any.</summary>
internal static partial class Verbs
{
    private const int Many = 1_000_000;

    private static readonly Option<string> Directory = new("--out")
    {
        Description = "The directory of the drawings.",
        HelpName = "directory",
        DefaultValueFactory = _ => "out",
        Recursive = true,
    };

    public static RootCommand Create()
    {
        var root = new RootCommand("Models trained by gradients that the compiler wrote. Without a verb: a tour.")
        {
            GradientDescent(), LinearRegression(), Theta(), Inspect(),
            CurveFit(), SingleLayer(), Losses(), Newton(), LeastSquares(), MnistVerb.Create(OutputOf, Many / 100),
        };
        root.Options.Add(Directory);
        root.SetAction(parsed => TourReport.Print(OutputOf(parsed)));
        return root;
    }

    private static Command GradientDescent()
    {
        Option<int> steps = NumberOption.Count("--steps", "How many steps to descend.", 50, Many);
        Option<double> learningRate = NumberOption.LearningRate(0.01);
        var verb = new Command("gradient-descent", "Two weights descend to a target, step by step, beside a finite difference.") { steps, learningRate };
        verb.SetAction(parsed => DescentReport.Print(OutputOf(parsed), Descent.Run(parsed.GetValue(steps), parsed.GetValue(learningRate))));
        return verb;
    }

    private static Command LinearRegression()
    {
        Option<int> epochs = NumberOption.Count("--epochs", "How often to pass over the data.", 500, Many);
        Option<double> learningRate = NumberOption.LearningRate(0.001);
        var verb = new Command("linear-regression", "A line through five people's heights and weights, by hand and with Sgd.") { epochs, learningRate };
        verb.SetAction(parsed =>
        {
            float rate = (float)parsed.GetValue(learningRate);
            int count = parsed.GetValue(epochs);
            FitReport.Print(OutputOf(parsed), Training.ByHand(count, rate), Training.WithSgd(count, rate));
        });
        return verb;
    }

    private static Command Theta()
    {
        Option<int> epochs = NumberOption.Count("--epochs", "How often to pass over the data.", 5, Many / 100);
        Option<int> seed = NumberOption.Seed(314);
        var verb = new Command("theta", "One parameter, one update per sample: converging, swinging and diverging.") { epochs, seed };
        verb.SetAction(parsed =>
        {
            double[] rates = [0.01, 0.04, 0.1];
            Trajectory[] trajectories = Array.ConvertAll(rates, rate => ThetaTraining.Run(rate, parsed.GetValue(epochs), parsed.GetValue(seed)));
            ThetaReport.Print(OutputOf(parsed), trajectories, parsed.GetValue(seed));
        });
        return verb;
    }

    private static Command Inspect()
    {
        var method = new Argument<string?>("Type.Method") { Description = "The method to show; all are listed without.", Arity = ArgumentArity.ZeroOrOne };
        method.Validators.Add(Exists);
        Option<string?> graph = new("--graph")
        {
            Description = "Draws the computation graph: into FILE, as SVG or (.mmd, .md) as Mermaid; without FILE as Mermaid here and as SVG into the directory of drawings.",
            HelpName = "FILE",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var verb = new Command("inspect", "Lists the differentiated methods, prints one beside its derivative, or draws its computation graph.") { method, graph };
        verb.Validators.Add(parsed =>
        {
            if (parsed.GetResult(graph) is not null && parsed.GetResult(method) is not { Tokens.Count: > 0 })
                parsed.AddError("--graph needs a method: inspect Type.Method --graph");
        });
        verb.SetAction(parsed =>
        {
            if (parsed.GetValue(method) is not { } name)
                InspectReport.List(OutputOf(parsed));
            else if (parsed.GetResult(graph) is not null)
                GraphReport.Draw(OutputOf(parsed), DifferentiatedMethod.Find(name)!, parsed.GetValue(graph));
            else
                InspectReport.Show(OutputOf(parsed), DifferentiatedMethod.Find(name)!);
        });
        return verb;
    }

    private static void Exists(ArgumentResult argument)
    {
        if (argument.Tokens is [var token, ..] && DifferentiatedMethod.Find(token.Value) is null)
            argument.AddError($"There is no differentiated method '{token.Value}'; 'inspect' without an argument lists them all.");
    }

    private static Output OutputOf(ParseResult parsed) => new(Terminal.Create(), parsed.GetValue(Directory)!);
}
