using System;
using Spectre.Console;

namespace Differentiator.Samples.CommandLine;

// Long work.
internal sealed partial class Output
{
    private const int LinesInFiles = 10;

    /// <summary>Shows how far work is: a bar on a terminal, ten lines in a file. The work calls back with what is done and a word on it.</summary>
    public T Progress<T>(int total, Func<Action<int, string>, T> work)
    {
        if (Console.Profile.Capabilities.Interactive)
            return Console.Progress()
                .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn(), new RemainingTimeColumn())
                .Start(context => WithBar(context.AddTask("..", maxValue: Math.Max(1, total)), work));
        int lines = 0;
        return work((done, state) =>
        {
            if ((long)done * LinesInFiles / Math.Max(1, total) <= lines)
                return;
            lines = (int)((long)done * LinesInFiles / total);
            Text(state);
        });
    }

    private static T WithBar<T>(ProgressTask task, Func<Action<int, string>, T> work) => work((done, state) =>
    {
        task.Value = done;
        task.Description = Markup.Escape(state);
    });
}
