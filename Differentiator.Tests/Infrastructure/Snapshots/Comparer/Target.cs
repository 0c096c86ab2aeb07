using System;

namespace VerifyTests;

/// <summary>One text to compare: the file's extension, its content, and a name where a test has several.</summary>
public readonly struct Target
{
    public Target(string extension, string data, string? name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(extension);
        if (name is not null)
            ArgumentException.ThrowIfNullOrEmpty(name);
        Extension = extension;
        StringData = data;
        Name = name;
    }

    public string Extension { get; }

    public string? Name { get; }

    internal string StringData { get; }
}
