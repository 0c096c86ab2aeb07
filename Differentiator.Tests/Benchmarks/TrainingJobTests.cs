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
        long before = GC.GetAllocatedBytesForCurrentThread();

        double last = job.Run(100);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(last, 0, losses[0]);
        Assert.Equal(losses, new TrainingClock(job).Trace(12));
    }

    [Theory]
    [MemberData(nameof(Jobs))]
    public void A_peer_gets_data_and_parameters(string name)
    {
        string[] names = [.. AllJobs.Create(name, null).Numbers.Select(numbers => numbers.Name)];

        Assert.Equal(["x", "y", "parameters"], names[..3]);
    }
}
