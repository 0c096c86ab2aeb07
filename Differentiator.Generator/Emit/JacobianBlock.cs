using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>The rows or columns of a Jacobian that belong to one parameter.</summary>
/// <param name="Before">The lengths of the arrays before it, as C#.</param>
/// <param name="Numbers">How many numbers stand before it besides.</param>
/// <param name="Length">Of an array its length, as C#; else null.</param>
/// <param name="Count">Of a number or a structure how many numbers it is.</param>
internal sealed record JacobianBlock(ParameterModel Source, IReadOnlyList<string> Before, int Numbers, string? Length, int Count)
{
    public bool IsMemory => Length is not null;

    /// <summary>What it has of memory with an element for each number of all blocks, as C#.</summary>
    public string Of(string memory, IReadOnlyList<JacobianBlock> all) => all.Count == 1 ? memory : $"{memory}.Slice({At()}, {Length})";

    /// <summary>Where its number <paramref name="k"/> stands, as C#.</summary>
    public string At(int k = 0) => string.Join(" + ", Numbers + k > 0 || Before.Count == 0 ? Before.Append($"{Numbers + k}") : Before);

    /// <summary>Where its elements stand, by a variable that counts them.</summary>
    public string At(string index) => Before.Count == 0 && Numbers == 0 ? index : $"{At()} + {index}";
}
