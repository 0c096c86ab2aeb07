using System.Runtime.InteropServices;

namespace Differentiator.Benchmarks.Products;

/// <summary>The matrix product of OpenBLAS, where it is installed.</summary>
internal static partial class OpenBlas
{
    private const string Library = "libopenblas.so.0";
    private const int RowMajor = 101, NotTransposed = 111, Transposed = 112;

    public static bool IsThere => NativeLibrary.TryLoad(Library, out _);

    public static void UseOneThread() => SetThreads(1);

    /// <summary><c>result = a b</c>, either factor transposed.</summary>
    public static void Multiply(Matrix a, bool transposesA, Matrix b, bool transposesB, Matrix result) => Multiply(
        RowMajor, transposesA ? Transposed : NotTransposed, transposesB ? Transposed : NotTransposed,
        result.Rows, result.Columns, transposesA ? a.Rows : a.Columns,
        1, ref a.Span[0], a.Columns, ref b.Span[0], b.Columns, 0, ref result.Span[0], result.Columns);

    [LibraryImport(Library, EntryPoint = "cblas_sgemm")]
    private static partial void Multiply(
        int order, int transposesA, int transposesB, int m, int n, int k,
        float alpha, ref float a, int strideA, ref float b, int strideB, float beta, ref float c, int strideC);

    [LibraryImport(Library, EntryPoint = "openblas_set_num_threads")]
    private static partial void SetThreads(int count);
}
