using System;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

namespace VerifyTests;

/// <summary>A comparison that starts when it is awaited or returned as a task; settings may be added before.</summary>
public sealed class SettingsTask
{
    private readonly VerifySettings settings;
    private readonly Func<VerifySettings, Task> compare;
    private Task? task;

    internal SettingsTask(VerifySettings? settings, Func<VerifySettings, Task> compare)
    {
        this.settings = new VerifySettings(settings);
        this.compare = compare;
    }

    public static implicit operator Task(SettingsTask task) => task.ToTask();

    public SettingsTask UseDirectory(string directory)
    {
        settings.UseDirectory(directory);
        return this;
    }

    public SettingsTask UseTypeName(string name)
    {
        settings.UseTypeName(name);
        return this;
    }

    public SettingsTask UseMethodName(string name)
    {
        settings.UseMethodName(name);
        return this;
    }

    public Task ToTask() => task ??= compare(settings);

    public TaskAwaiter GetAwaiter() => ToTask().GetAwaiter();
}
