namespace VerifyTests;

/// <summary>Where a snapshot lies and what it is called, if not beside the test and after it.</summary>
public sealed class VerifySettings
{
    public VerifySettings()
    {
    }

    public VerifySettings(VerifySettings? settings)
    {
        Directory = settings?.Directory;
        TypeName = settings?.TypeName;
        MethodName = settings?.MethodName;
    }

    internal string? Directory { get; private set; }

    internal string? TypeName { get; private set; }

    internal string? MethodName { get; private set; }

    /// <summary>A directory, absolute or relative to the test's source file.</summary>
    public void UseDirectory(string directory) => Directory = directory;

    public void UseTypeName(string name) => TypeName = name;

    public void UseMethodName(string name) => MethodName = name;
}
