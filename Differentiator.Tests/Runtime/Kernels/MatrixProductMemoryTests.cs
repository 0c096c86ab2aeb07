using System;
using System.Linq;
using System.Threading;
using Xunit;

namespace Differentiator.Tests.Runtime.Kernels;

public sealed class MatrixProductMemoryTests
{
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 64, 100, 300 }, { 100, 10, 50 }, { 32, 1, 128 }, { 32, 128, 1 }, { 1, 128, 32 }, { 3, 4, 0 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Second_product_of_a_shape_allocates_nothing(int m, int n, int k)
    {
        foreach (ProductPath path in ProductCase.Paths)
        {
            for (int mode = 0; mode < 4; mode++)
            {
                var product = new ProductCase(m, n, k, (mode & 1) != 0, (mode & 2) != 0);
                var epilogue = new ProductEpilogue(product.Bias, true);
                product.Multiply(path, true, epilogue);

                long before = GC.GetAllocatedBytesForCurrentThread();
                product.Multiply(path, true, epilogue);
                Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Product_is_the_same_to_the_last_bit_each_time(int m, int n, int k)
    {
        foreach (ProductPath path in ProductCase.Paths)
        {
            for (int mode = 0; mode < 4; mode++)
            {
                var product = new ProductCase(m, n, k, (mode & 1) != 0, (mode & 2) != 0);
                product.Multiply(path);
                float[] first = product.Result.Span.ToArray();
                // The buffers now hold something else.
                new ProductCase(k + 1, m + 1, n + 1, false, true).Multiply(path);
                product.Multiply(path);
                Assert.Equal(first, product.Result.Span.ToArray());
            }
        }
    }

    [Fact]
    public void Threads_compute_products_at_once()
    {
        var failures = new Exception?[4];
        var threads = Enumerable.Range(0, failures.Length).Select(t => new Thread(() =>
        {
            try
            {
                for (int i = 0; i < 20; i++)
                    new ProductCase(60 + i, 90 - (7 * t), 40 + (9 * i), i % 2 == 0, i % 3 == 0, t).Check(ProductPath.Widest);
            }
            catch (Exception exception)
            {
                failures[t] = exception;
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.All(failures, Assert.Null);
    }
}
