namespace Differentiator.Generator.IR;

/// <summary>The two sections of a reverse-mode method.</summary>
internal enum Sweep
{
    Forward,
    Reverse,
}
