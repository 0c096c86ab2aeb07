namespace Differentiator.Tests.Fuzz;

/// <summary>What is wrong with one program. Shrinking keeps the kind, and changes the numbers of the message.</summary>
internal sealed record FuzzFailure(FuzzProgram Program, FailureKind Kind, string Message);
