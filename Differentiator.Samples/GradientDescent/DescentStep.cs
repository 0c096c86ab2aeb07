namespace Differentiator.Samples.GradientDescent;

/// <summary>The weights after some steps, what they predict, and the gradient there: emitted, and by a finite difference.</summary>
internal sealed record DescentStep(
    int Steps,
    double W1,
    double W2,
    double Prediction,
    double Loss,
    double W1Gradient,
    double W2Gradient,
    double W1Difference,
    double W2Difference);
