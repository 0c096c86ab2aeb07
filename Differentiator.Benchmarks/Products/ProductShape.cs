using System;
using System.Linq;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Products;

/// <summary>A product of m x k and k x n.</summary>
/// <param name="Form">Which factor is transposed: NN, NT or TN.</param>
/// <param name="Use">Where in the training jobs it occurs.</param>
internal sealed record ProductShape(string Form, int M, int N, int K, string Use)
{
    private const string Prefix = "Product";

    /// <summary>The products of jobs A and B, and square ones.</summary>
    public static ProductShape[] All { get; } =
    [
        new("NN", 32, 128, 128, "A forward"),
        new("NT", 32, 128, 128, "A dX"),
        new("TN", 128, 128, 32, "A dW"),
        new("NN", 32, 1, 128, "A last layer"),
        new("NN", 32, 128, 1, "A first layer"),
        new("TN", 128, 1, 32, "A dW, last"),
        new("NT", 32, 128, 1, "A dX, last"),
        new("NN", 256, 256, 784, "B forward"),
        new("TN", 784, 256, 256, "B dW"),
        new("NN", 256, 10, 256, "B logits"),
        new("TN", 256, 10, 256, "B dW, last"),
        new("NT", 256, 256, 10, "B dX, last"),
        new("NT", 256, 256, 784, ""),
        new("NN", 128, 128, 128, ""),
        new("NN", 512, 512, 512, ""),
    ];

    public string Name => $"{Prefix} {Form} {M}x{N}x{K}";

    /// <summary>How many additions and multiplications it takes.</summary>
    public double Operations => 2.0 * M * N * K;

    /// <summary>The product by OpenBLAS, the baseline, and by our kernels; both must give the same.</summary>
    public RatioCase Case()
    {
        OpenBlas.UseOneThread();
        bool transposesA = Form[0] == 'T', transposesB = Form[1] == 'T';
        Matrix a = transposesA ? Uniform(K, M, 1) : Uniform(M, K, 1), b = transposesB ? Uniform(N, K, 2) : Uniform(K, N, 2);
        Matrix theirs = new(M, N), ours = new(M, N);
        RatioCase ratioCase = new(Name, Use) { Tolerance = 1e-5 };
        ratioCase.Add("OpenBLAS", Multiply(OpenBlas.Multiply, a, transposesA, b, transposesB, theirs), () => Elements(theirs));
        ratioCase.Add("Differentiator", Multiply(MultiplyOurs, a, transposesA, b, transposesB, ours), () => Elements(ours));
        return ratioCase;
    }

    private static Func<double> Multiply(Action<Matrix, bool, Matrix, bool, Matrix> product, Matrix a, bool transposesA, Matrix b, bool transposesB, Matrix result) => () =>
    {
        product(a, transposesA, b, transposesB, result);
        return 0;
    };

    private static void MultiplyOurs(Matrix a, bool transposesA, Matrix b, bool transposesB, Matrix result) =>
        MatrixProduct.Multiply(a, transposesA, b, transposesB, result, accumulates: false);

    private static Matrix Uniform(int rows, int columns, ulong seed)
    {
        Matrix matrix = new(rows, columns);
        Initializers.Uniform(matrix.Span, -1, 1, seed);
        return matrix;
    }

    private static double[] Elements(Matrix matrix) => [.. matrix.Span.ToArray().Select(element => (double)element)];
}
