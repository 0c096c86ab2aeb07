namespace Differentiator.Tests.Fuzz;

/// <summary>The ways in which a program can fail.</summary>
internal enum FailureKind
{
    GeneratorThrew,
    Refused,
    EmittedCodeDoesNotCompile,
    WarningInEmittedCode,
    Threw,
    Value,
    SecondCall,
    InputsChanged,
    Differences,
    Optimizer,
    Forward,
    Twin,
    Vjp,
    Jvp,
    NotFinite,
    SecondThrew,
    SecondValue,
    SecondRepeated,
    SecondInputs,
    SecondOptimizer,
    Symmetry,
    SecondDifferences,
    SecondNotFinite,
}
