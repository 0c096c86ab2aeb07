using Differentiator.Samples.CommandLine;
using Differentiator.Samples.GradientDescent;
using Differentiator.Samples.Inspect;

namespace Differentiator.Samples.Tour;

/// <summary>What is run without a verb: a descent, the gradient that drove it, and what else there is.</summary>
internal static class TourReport
{
    public static void Print(Output output)
    {
        output.Text("Differentiator writes the derivatives of C# methods at compile time, as C#.");
        output.Text("Here is a loss, and the gradient that the compiler wrote for it:");
        InspectReport.ShowBriefly(output, DifferentiatedMethod.Find("Neuron.Loss")!);
        DescentReport.Print(output, Descent.Run(steps: 50, learningRate: 0.01));

        output.Heading("What else there is");
        output.Text("  linear-regression     a line through five people's heights and weights, by hand and with an optimizer");
        output.Text("  theta                 one update per sample: converging, swinging, diverging");
        output.Text("  mnist                 a network that learns to read digits");
        output.Text("  gradient-descent      what ran above, with options");
        output.Text("  curve-fit             a network of four layers learns a curve from noisy points");
        output.Text("  single-layer          one linear layer, as a model and as a method over arrays");
        output.Text("  losses                three losses, three activations, and the derivatives of these");
        output.Text("  newton                the most likely distribution of lifetimes, by an emitted Hessian");
        output.Text("  least-squares         where a receiver is, by an emitted Jacobian");
        output.Text("  inspect Type.Method   a method beside its derivative; with --graph its computation graph");
        output.Text("");
        output.Text("dotnet run --project Differentiator.Samples -- VERB; '--help' after a verb shows its options.");
    }
}
