namespace Differentiator.Generator.IR;

/// <summary>A function and, embedded, every function with source that it calls, directly or not.</summary>
internal sealed record Module(Function Root, EquatableArray<Function> Callees);
