using System;
using System.Numerics;

namespace Differentiator;

/// <summary>
/// L-BFGS: minimizes a smooth function of many parameters, whose gradient is exact, along <c>−H·g</c>, where H approximates the inverse
/// Hessian matrix by the last steps; each step satisfies the strong Wolfe conditions.
/// </summary>
/// <remarks>
/// <para>
/// Nocedal, Wright: Numerical optimization, 2nd edition, 2006: algorithm 7.5, with the two loops of algorithm 7.4, the
/// initial matrix of equation 7.20 and the line search of algorithms 3.5 and 3.6 (c1 = 1e-4, c2 = 0.9), which goes by
/// slopes alone where values differ by their rounding only. The first step is at most of length 1: it starts from
/// <c>min(1, 1/‖g‖₁)</c>, as PyTorch's <c>torch.optim.LBFGS</c> does. Steps to where the value or the gradient is not finite
/// are shortened.
/// </para>
/// <para>
/// It is for deterministic functions: a loss over mini-batches that change from call to call misleads the line search.
/// Sums are taken in double precision in any case; in float, expect the end by <see cref="LbfgsStop.NoDecrease"/> or
/// <see cref="LbfgsStop.ChangeTolerance"/> before the default gradient tolerance.
/// </para>
/// <para>
/// <c>2·memory + 4</c> values for each parameter are allocated by the first call and kept; further calls with as many parameters
/// allocate nothing. One instance serves one thread at a time.
/// </para>
/// </remarks>
/// <typeparam name="T">The type of the parameters: <c>float</c> or <c>double</c>.</typeparam>
/// <example>
/// <code>
/// double[] parameters = new double[10];
/// LbfgsResult result = new Lbfgs&lt;double&gt;().Minimize((p, gradient) => Model.LossGradient(p, data, gradient), parameters);
/// </code>
/// </example>
public sealed class Lbfgs<T>
    where T : struct, IFloatingPointIeee754<T>
{
    // Close to the minimum the gradient may grow for some iterations before it gets smaller again.
    private const int MostIdleIterations = 10;

    private readonly double gradientTolerance, changeTolerance;
    private readonly int maxIterations, maxEvaluations;
    private readonly InverseHessian<T> inverseHessian;
    private T[] start = [], direction = [], gradient = [], previousGradient = [];

    /// <summary>A minimizer with the given settings.</summary>
    /// <param name="memory">How many steps H is made of; positive, usually 3 to 20.</param>
    /// <param name="gradientTolerance">Stops where every element of the gradient is at most this in magnitude; not negative.</param>
    /// <param name="changeTolerance">
    /// Stops after an iteration that lowers the value <c>f</c> by at most this times <c>max(1, |f|)</c>; not negative. The default 0
    /// stops after ten iterations in a row that brought neither a lower value nor a smaller gradient.
    /// </param>
    /// <param name="maxIterations">The largest number of iterations, each of one line search; not negative.</param>
    /// <param name="maxEvaluations">The largest number of calls of the function; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range or NaN.</exception>
    public Lbfgs(
        int memory = 10, double gradientTolerance = 1e-7, double changeTolerance = 0, int maxIterations = 1000, int maxEvaluations = int.MaxValue)
    {
        inverseHessian = new InverseHessian<T>((int)Hyperparameter.Positive(memory));
        this.gradientTolerance = Hyperparameter.NonNegative(gradientTolerance);
        this.changeTolerance = Hyperparameter.NonNegative(changeTolerance);
        this.maxIterations = (int)Hyperparameter.NonNegative((long)maxIterations, nameof(maxIterations));
        this.maxEvaluations = (int)Hyperparameter.Positive(maxEvaluations);
    }

    /// <summary>Minimizes a function.</summary>
    /// <param name="function">
    /// The function: returns its value and overwrites the gradient, as the emitted <c>FGradient</c> does. An exception that it
    /// throws passes through, with the last point tried in <paramref name="parameters"/>.
    /// </param>
    /// <param name="parameters">The starting point; in the end, the best point.</param>
    /// <returns>The value there, how much work it was, and why it ended.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="function"/> is null.</exception>
    public LbfgsResult Minimize(GradientFunction<T> function, Span<T> parameters)
    {
        ArgumentNullException.ThrowIfNull(function);
        Prepare(parameters.Length);
        Line<T> line = new(function, parameters, start, direction, gradient, maxEvaluations);
        double value = line.Evaluate();
        double norm = VectorSpace.Largest<T>(gradient);
        LbfgsStop? stop = !double.IsFinite(value) || !double.IsFinite(norm) ? LbfgsStop.NotFinite : Limit(norm, 0, 0, line);
        double leastNorm = norm;
        int iterations = 0, idle = 0;
        while (stop is null)
        {
            LinePoint next = Advance(ref line, parameters, value);
            if (next.Step == 0)
            {
                stop = line.HasReserve ? LbfgsStop.NoDecrease : LbfgsStop.MaxEvaluations;
                break;
            }

            iterations++;
            norm = VectorSpace.Largest<T>(gradient);
            idle = Stands(value - next.Value, Math.Abs(value), norm < leastNorm) ? idle + 1 : 0;
            leastNorm = Math.Min(leastNorm, norm);
            value = next.Value;
            stop = next.IsEndless ? LbfgsStop.Unbounded : Limit(norm, iterations, idle, line);
        }

        return new LbfgsResult(value, norm, iterations, line.Evaluations, stop.Value);
    }

    // One iteration. Where the line search fails although H is more than the unit matrix, the steepest descent is tried as well.
    private LinePoint Advance(ref Line<T> line, Span<T> parameters, double value)
    {
        parameters.CopyTo(start);
        gradient.CopyTo(previousGradient.AsSpan());
        while (true)
        {
            inverseHessian.Descend(previousGradient, direction);
            bool isSteepest = inverseHessian.Count == 0;
            if (isSteepest)
            {
                VectorSpace.Scale<T>(direction, Shortening());
            }

            double slope = VectorSpace.Dot<T>(previousGradient, direction);
            LinePoint origin = new(0, value, slope);
            LinePoint next = slope < 0 ? WolfeSearch.Find(ref line, origin) : origin;
            if (next.Step > 0)
            {
                double leastCurvature = Line<T>.Rounding * next.Step * -slope;
                inverseHessian.Add(parameters, start, gradient, previousGradient, leastCurvature);
                return next;
            }

            start.CopyTo(parameters);
            previousGradient.CopyTo(gradient.AsSpan());
            inverseHessian.Clear(start.Length);
            if (isSteepest || !line.HasReserve)
            {
                return origin;
            }
        }
    }

    private bool Stands(double decrease, double magnitude, bool isFlatter) =>
        decrease <= changeTolerance * Math.Max(1, magnitude) && (changeTolerance > 0 || !isFlatter);

    private LbfgsStop? Limit(double norm, int iterations, int idle, in Line<T> line) =>
        norm <= gradientTolerance ? LbfgsStop.GradientTolerance
        : idle >= (changeTolerance > 0 ? 1 : MostIdleIterations) ? LbfgsStop.ChangeTolerance
        : iterations >= maxIterations ? LbfgsStop.MaxIterations
        : !line.HasBudget ? LbfgsStop.MaxEvaluations
        : null;

    // Nothing is known of the function's scale yet: the first step along the gradient is at most of length 1.
    private double Shortening()
    {
        double sum = 0;
        foreach (T element in previousGradient)
        {
            sum += Math.Abs(double.CreateTruncating(element));
        }

        return Math.Min(1, 1 / sum);
    }

    private void Prepare(int dimension)
    {
        inverseHessian.Clear(dimension);
        if (start.Length != dimension)
        {
            start = new T[dimension];
            direction = new T[dimension];
            gradient = new T[dimension];
            previousGradient = new T[dimension];
        }
    }
}
