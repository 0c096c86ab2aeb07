using System;
using System.Linq;
using Differentiator.Benchmarks.Training;
using Differentiator.Benchmarks.Training.Jobs;
using Xunit;

namespace Differentiator.Tests.Benchmarks;

/// <summary>The jobs of the verb "training" learn, always the same, and a step allocates nothing.</summary>
public sealed class TrainingJobTests
{
    public static TheoryData<string> Jobs() => [.. AllJobs.Names];

    [Theory]
    [MemberData(nameof(Jobs))]
    public void A_job_learns_without_allocating(string name)
    {
        ITrainingJob job = AllJobs.Create(name, null);
        double[] losses = new TrainingClock(job).Trace(12);

        // A collection, which other tests cause, counts the rest of a thread's buffer as allocated: not in every round.
        Assert.Contains(Enumerable.Range(0, 5), _ => AllocatedInSteps() == 0);
        Assert.InRange(job.Run(100), 0, losses[0]);
        Assert.Equal(losses, new TrainingClock(job).Trace(12));

        long AllocatedInSteps()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            job.Run(20);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Theory]
    [MemberData(nameof(Jobs))]
    public void A_peer_gets_data_and_parameters(string name)
    {
        string[] names = [.. AllJobs.Create(name, null).Numbers.Select(numbers => numbers.Name)];

        Assert.Equal(["x", "y", "parameters"], names[..3]);
    }
}
