using System.Collections.Generic;

namespace Differentiator.Generator.Emit;

/// <summary>Numbers names that are already taken.</summary>
internal sealed class UniqueNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> taken = [.. taken];

    public string Take(string name)
    {
        string unique = name;
        for (int number = 1; !taken.Add(unique); number++)
            unique = name + number;
        return unique;
    }
}
