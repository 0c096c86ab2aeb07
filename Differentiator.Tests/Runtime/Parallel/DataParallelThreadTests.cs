using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Differentiator.Samples.Mnist;
using Differentiator.Tests.Runtime.Layers;
using Xunit;

namespace Differentiator.Tests.Runtime.Parallel;

/// <summary>The threads of a data-parallel step: who does what, what is allocated, and what happens after errors.</summary>
public sealed class DataParallelThreadTests
{
    private static readonly Func<NoisyModel, Matrix, Matrix, float> OfTargets = static (replica, x, y) => replica.LossGradient(x, y);
    private static readonly Matrix X = Reference.Sample(4, 5, 1), Y = Reference.Sample(4, 3, 2);

    [Theory]
    [InlineData(1, 5, "0+5")]
    [InlineData(2, 5, "0+2 2+3")]
    [InlineData(3, 7, "0+2 2+2 4+3")]
    [InlineData(4, 2, "0+1 1+1")]
    [InlineData(3, 0, "0+0")]
    public void Parts_are_even_and_none_is_empty_unless_the_batch_is(int threads, int rows, string parts)
    {
        using var parallel = new DataParallel<NoisyModel>(new NoisyModel(), threads);
        SortedDictionary<int, int> seen = [];
        parallel.LossGradient(seen, rows, static (_, batch, first, count) =>
        {
            lock (batch)
                batch.Add(first, count);
            return 1;
        });
        Assert.Equal(parts, string.Join(' ', seen.Select(part => $"{part.Key}+{part.Value}")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_step_allocates_nothing_on_any_thread(int threads)
    {
        var model = new Classifier(seed: 1);
        var optimizer = new Adam(model.Parameters);
        using var parallel = new DataParallel<Classifier>(model, threads);
        Matrix x = Reference.Sample(12, Classifier.Pixels, 1);
        int[] labels = [.. Enumerable.Range(0, 12).Select(row => row % Classifier.Classes)];
        long[] allocated = new long[12];
        Steps(5);

        // A collection, which other tests cause, counts the rest of a thread's buffer as allocated: not in every round.
        Assert.Contains(Enumerable.Range(0, 5), _ => AllocatedInSteps() == 0);

        long AllocatedInSteps()
        {
            long[] before = [.. allocated];
            long callerBefore = GC.GetAllocatedBytesForCurrentThread();
            Steps(20);
            long ofCaller = GC.GetAllocatedBytesForCurrentThread() - callerBefore;
            return ofCaller + allocated.Skip(1).Zip(before.Skip(1), (now, then) => now - then).Sum();
        }

        void Steps(int count)
        {
            for (int step = 0; step < count; step++)
            {
                // Long pauses, in which threads fall asleep, and none.
                if (step % 2 == 0)
                    Thread.Sleep(5);
                parallel.LossGradient((x, labels, allocated), 12, static (replica, batch, first, rows) =>
                {
                    // What this thread has allocated up to the last step: the caller's, which is the test's, is left out.
                    batch.allocated[first] = GC.GetAllocatedBytesForCurrentThread();
                    return replica.LossGradient(batch.x.RowRange(first, rows), batch.labels.AsSpan(first, rows));
                });
                optimizer.Step();
            }
        }
    }

    [Fact]
    public void A_step_with_labels_or_targets_allocates_nothing()
    {
        using DataParallel<NoisyModel> one = new(new NoisyModel(), threads: 2), other = new(new NoisyModel(), threads: 2);
        Matrix x = X, y = Y;
        int[] labels = [0, 1, 2, 0];
        Steps();
        Steps();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Steps();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Steps()
        {
            one.LossGradient(x, labels, static (_, part, ofPart) => part.Rows + ofPart.Length);
            other.LossGradient(x, y, static (_, part, ofPart) => part.Rows + ofPart.Rows);
        }
    }

    [Theory]
    [InlineData(1, 0, "Rows 0 to 3 of the batch: Row 0.")]
    [InlineData(2, 0, "Rows 0 to 1 of the batch: Row 0.")]
    [InlineData(2, 2, "Rows 2 to 3 of the batch: Row 2.")]
    [InlineData(2, -1, "Rows 0 to 1 of the batch: Row 0.")]
    public void An_exception_of_a_thread_is_thrown_and_the_model_stays_usable(int threads, int failing, string message)
    {
        NoisyModel alone = new(), model = new();
        using var parallel = new DataParallel<NoisyModel>(model, threads);
        for (int i = 0; i < 3; i++)
        {
            var exception = Assert.Throws<InvalidOperationException>(() => parallel.LossGradient(failing, 4, static (_, row, first, _) =>
                row < 0 || first == row ? throw new ArithmeticException($"Row {first}.") : 1));
            Assert.Equal(message, exception.Message);
            Assert.IsType<ArithmeticException>(exception.InnerException);
            Assert.Contains(nameof(DataParallelThreadTests), exception.InnerException.StackTrace, StringComparison.Ordinal);
        }

        Assert.Equal(alone.LossGradient(X, Y), parallel.LossGradient(X, Y, OfTargets), 1e-6f);
        Assert.Equal(alone.Parameters.Gradient.ToArray(), model.Parameters.Gradient.ToArray(), (one, two) => Math.Abs(one - two) < 1e-6);
    }

    [Fact]
    public void A_batch_without_rows_is_what_the_model_makes_of_it()
    {
        using var parallel = new DataParallel<NoisyModel>(new NoisyModel(), threads: 2);
        var exception = Assert.Throws<InvalidOperationException>(() => parallel.LossGradient(new Matrix(0, 5), new Matrix(0, 3), OfTargets));
        Assert.StartsWith("A batch without rows: ", exception.Message, StringComparison.Ordinal);
        Assert.IsType<ArgumentException>(exception.InnerException);
    }

    [Fact]
    public void A_step_in_a_step_is_refused()
    {
        using var parallel = new DataParallel<NoisyModel>(new NoisyModel(), threads: 2);
        var exception = Assert.Throws<InvalidOperationException>(() => parallel.LossGradient(parallel, 2, static (_, same, _, _) => same.LossGradient(X, Y, OfTargets)));
        Assert.Contains("not finished", exception.Message, StringComparison.Ordinal);
        Assert.True(float.IsFinite(parallel.LossGradient(X, Y, OfTargets)));
    }

    [Fact]
    public void Disposing_ends_the_threads_and_leaves_the_model()
    {
        var model = new NoisyModel();
        var parallel = new DataParallel<NoisyModel>(model, threads: 3);
        Thread?[] threads = new Thread?[3];
        parallel.LossGradient(threads, 3, static (_, seen, first, _) =>
        {
            seen[first] = Thread.CurrentThread;
            return 0;
        });
        Assert.Same(Thread.CurrentThread, threads[0]);
        Assert.All(threads[1..], thread => Assert.True(thread!.IsBackground && thread.IsAlive));

        parallel.Dispose();
        parallel.Dispose();

        Assert.All(threads[1..], thread => Assert.False(thread!.IsAlive));
        Assert.Throws<ObjectDisposedException>(() => parallel.LossGradient(X, Y, OfTargets));
        Assert.True(float.IsFinite(model.LossGradient(X, Y)));
    }

    [Fact]
    public void Idle_threads_sleep()
    {
        using var parallel = new DataParallel<NoisyModel>(new NoisyModel(), threads: 3);
        Thread[] threads = new Thread[3];
        parallel.LossGradient(threads, 3, static (_, seen, first, _) =>
        {
            seen[first] = Thread.CurrentThread;
            return 0;
        });

        // A thread that gives way looks asleep for an instant.
        var waited = Stopwatch.StartNew();
        int asleep = 0;
        while (asleep < 20 && waited.Elapsed < TimeSpan.FromSeconds(60))
        {
            Thread.Sleep(1);
            asleep = threads[1..].All(thread => thread.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin)) ? asleep + 1 : 0;
        }

        Assert.Equal(20, asleep);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var model = new NoisyModel();
        using var parallel = new DataParallel<NoisyModel>(model, threads: 2);
        Assert.Same(model, parallel.Model);
        Assert.Equal(2, parallel.Threads);
        Assert.Throws<ArgumentOutOfRangeException>("threads", () => new DataParallel<NoisyModel>(model, 0));
        Assert.Throws<ArgumentNullException>("model", () => new DataParallel<NoisyModel>(null!, 1));
        Assert.Throws<ArgumentException>("y", () => parallel.LossGradient(X, new Matrix(3, 3), OfTargets));
        Assert.Throws<ArgumentException>("labels", () => parallel.LossGradient(X, [1, 2], static (_, _, _) => 0));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => parallel.LossGradient(0, -1, static (_, _, _, _) => 0));
    }
}
