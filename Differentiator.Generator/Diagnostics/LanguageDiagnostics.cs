using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Diagnostics;

/// <summary>DIFF2xx: statements and expressions outside the language.</summary>
internal static class LanguageDiagnostics
{
    public static readonly DiagnosticDescriptor DoesNotCompile = new(
        "DIFF200", "The method does not compile",
        "'{0}' does not compile; correct the compiler errors first",
        "Differentiator.Language", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF200.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NotSupported = new(
        "DIFF201", "This construct is not supported",
        "{0} cannot be differentiated; {1}",
        "Differentiator.Language", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF201.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor LoopEndless = new(
        "DIFF202", "The loop never ends",
        "nothing ends this loop; give it a condition, a break or a return",
        "Differentiator.Language", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF202.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor Jump = new(
        "DIFF203", "A goto is not supported",
        "'{0}' cannot be differentiated; use a loop, an if, or a goto to a label directly after an enclosing loop",
        "Differentiator.Language", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF203.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ForEachCollection = new(
        "DIFF207", "foreach runs over arrays and spans only",
        "foreach over {0} cannot be differentiated; iterate over a one-dimensional array or a span of numbers or structs",
        "Differentiator.Language", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF207.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor TargetNotVariable = new(
        "DIFF209", "Only local variables and parameters can be assigned",
        "{0} cannot be assigned in a [Differentiable] method; assign a local variable and return its value",
        "Differentiator.Language", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF209.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor LocalMemory = new(
        "DIFF210", "This array or object cannot be made here",
        "{0} cannot be created in a [Differentiable] method; make one-dimensional arrays of numbers or structs, rectangular or jagged arrays of numbers, or pass it in as a parameter",
        "Differentiator.Language", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF210.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DelegateUnknown = new(
        "DIFF211", "The function behind a delegate is not known",
        "{0} does not lead to one known function; use a lambda, a local function or a static method directly, or a local variable that holds one",
        "Differentiator.Language", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF211.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor Exceptions = new(
        "DIFF212", "Exceptions cannot be caught",
        "{0} cannot stand in a [Differentiable] method; put it into the caller",
        "Differentiator.Language", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF212.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor State = new(
        "DIFF213", "State that can change cannot be read",
        "'{0}' is {1}; pass its value as a parameter, or make it const or readonly",
        "Differentiator.Language", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF213.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ValueType = new(
        "DIFF214", "Values of this type are not supported",
        "{0} is of type {1}; compute with float, double, integers and bool, with structs, tuples and immutable records of them, and with one-dimensional arrays and spans of numbers or structs",
        "Differentiator.Language", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF214.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor CallNotDirect = new(
        "DIFF215", "This call cannot be followed",
        "{0} cannot be differentiated; call a static method, a local function or a lambda whose source is in this project, a virtual method or member of an interface that is [Differentiable], or a function of Math or MathF",
        "Differentiator.Language", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF215.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor Recursion = new(
        "DIFF216", "This recursion is not supported",
        "this call is recursive, and '{0}' {1}; write a static method from numbers and arrays to a number without effects, or a loop",
        "Differentiator.Language", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF216.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ByReference = new(
        "DIFF217", "This reference is not supported",
        "{0} cannot be differentiated; refer to a local variable or a parameter, or use the value itself",
        "Differentiator.Language", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF217.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SwitchOrPattern = new(
        "DIFF218", "This pattern is not supported",
        "{0} cannot be differentiated; use constants, comparisons, and, or, not, _ and when, or write if and else",
        "Differentiator.Language", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF218.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UserOperator = new(
        "DIFF219", "Operators and conversions of library types are not supported",
        "{0} is defined by a type without source in this project and cannot be differentiated; write the arithmetic on its numbers",
        "Differentiator.Language", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF219.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor TooDeep = new(
        "DIFF220", "There is too much code",
        "{0}; split it with local variables, or write loops for what it repeats",
        "Differentiator.Language", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF220.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ArrayChosen = new(
        "DIFF221", "Which array this is must be known",
        "{0} cannot be used as an array or span here; use a parameter, a new array, a part of one, a choice b ? x : y between two, or variables that a loop swaps",
        "Differentiator.Language", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF221.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor IndexType = new(
        "DIFF222", "Elements are indexed by int",
        "this index is of type {0}; convert it to int",
        "Differentiator.Language", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF222.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor StructureNotWritable = new(
        "DIFF223", "Arrays of this structure can only be read",
        "{0} cannot be written in a [Differentiable] method; {1}",
        "Differentiator.Language", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF223.md", WellKnownDiagnosticTags.NotConfigurable);
}
