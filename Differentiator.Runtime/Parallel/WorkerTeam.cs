using System;
using System.Threading;

namespace Differentiator;

/// <summary>Threads that stay, and do one piece of work after the other together with the thread that asks for it.</summary>
internal sealed class WorkerTeam : IDisposable
{
    private readonly Signal begun = new();
    private readonly Signal finished = new();
    private readonly Thread[] workers;
    private Action<int>? work;
    private long rounds;

    /// <param name="workers">How many threads to start, beside the one that asks.</param>
    /// <param name="name">Of the threads, in a debugger.</param>
    public WorkerTeam(int workers, string name)
    {
        this.workers = new Thread[workers];
        for (int i = 0; i < workers; i++)
        {
            int number = i + 1;
            this.workers[i] = new Thread(() => Work(number)) { IsBackground = true, Name = $"{name} {number}" };
            this.workers[i].UnsafeStart();
        }
    }

    /// <summary>Calls the work with 0 on this thread and with 1, 2.. on the others; returns when all are done.</summary>
    /// <param name="newWork">Throws nothing.</param>
    public void Run(Action<int> newWork)
    {
        work = newWork;
        rounds++;
        begun.Raise();
        newWork(0);
        finished.WaitFor(rounds * workers.Length);
    }

    /// <summary>Ends the threads, and waits for it.</summary>
    public void Dispose()
    {
        work = null;
        begun.Raise();
        foreach (Thread worker in workers)
            worker.Join();
    }

    private void Work(int number)
    {
        for (long round = 1; ; round++)
        {
            begun.WaitFor(round);
            if (work is not { } present)
                return;
            present(number);
            finished.Raise();
        }
    }
}
