using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Diagnostics;

/// <summary>DIFF1xx: the method's signature, its attribute and its containing types.</summary>
internal static class SignatureDiagnostics
{
    public static readonly DiagnosticDescriptor ContainingTypeNotPartial = new(
        "DIFF101", "The containing type is not partial",
        "'{0}' contains a [Differentiable] method; declare it partial, so that the derivatives can stand beside it",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF101.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor CarrierHasNoSibling = new(
        "DIFF102", "No derivative can stand beside this member",
        "a derivative cannot be emitted beside {0}; move the code into an ordinary static method of a partial type",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF102.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor VirtualMethod = new(
        "DIFF103", "This virtual method cannot be differentiated",
        "'{0}' {1}; {2}",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF103.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor GenericMethod = new(
        "DIFF104", "Generic methods are not supported yet",
        "'{0}' is generic; write it for float or for double",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF104.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NoBody = new(
        "DIFF105", "The method has no body",
        "'{0}' has no body to differentiate; give it one in C#",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF105.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor AsyncOrIterator = new(
        "DIFF106", "Async methods and iterators are not supported",
        "'{0}' is {1}; compute the value in an ordinary method and differentiate that one",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF106.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ResultNotDifferentiable = new(
        "DIFF107", "The result is not differentiable",
        "the result of '{0}' is of type {1}, which has no derivative; return float, double, a tuple, struct or array of them, or nothing and write into parameters",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF107.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ParameterByReference = new(
        "DIFF108", "A parameter of this type cannot be passed by reference",
        "parameter '{0}' of type {1} is passed by {2}; pass it by value, as only numbers and bools are written through parameters",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF108.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ParameterType = new(
        "DIFF109", "A parameter of this type is not supported",
        "parameter '{0}' is of type {1}; use float, double, integers, bool, enums, strings, structs of those, or arrays, spans and lists of numbers or structs",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF109.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnknownParameter = new(
        "DIFF110", "There is no such parameter",
        "'{0}' has no parameter named '{1}'; its differentiable parameters are: {2}",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF110.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ParameterNotDifferentiable = new(
        "DIFF111", "The parameter is not differentiable",
        "parameter '{0}' is of type {1}, which has no derivative; name parameters of type float, double, or arrays and spans of them",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF111.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ParameterHasNoGradient = new(
        "DIFF112", "The parameter is marked as data",
        "parameter '{0}' is marked [NoGradient] and named to differentiate with respect to; remove one of the two",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF112.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ParameterNamedTwice = new(
        "DIFF113", "The parameter is named twice",
        "parameter '{0}' is named twice; name each parameter once",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF113.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NothingToDifferentiate = new(
        "DIFF114", "There is nothing to differentiate with respect to",
        "'{0}' has no differentiable parameter; give it one of type float, double, or an array or span of them",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF114.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DerivativeNotAvailable = new(
        "DIFF115", "This derivative is not available yet",
        "{0} is not available {1}; ask for {2}",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF115.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NameMissing = new(
        "DIFF116", "A further attribute needs a name of its own",
        "'{0}' already has a derivative named '{1}'; give this attribute a Name of its own, such as Name = \"{1}{2}\"",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF116.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor EmittedNameTaken = new(
        "DIFF117", "The name of an emitted member is taken",
        "'{0}' would be emitted, but {1} has that name already; set Name on the attribute to choose another prefix",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF117.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NameInvalid = new(
        "DIFF118", "The name is not an identifier",
        "\"{0}\" cannot begin the name of a member; use letters, digits and underscores",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF118.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor StructureNotReadable = new(
        "DIFF122", "A part of a structure cannot be read",
        "parameter '{0}' is of type {1}, whose part {2}",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF122.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor StructureNotRebuildable = new(
        "DIFF123", "The gradient with respect to a structure cannot be made",
        "the gradient with respect to '{0}' is a {1} too, whose '{2}' cannot be set; make it a parameter of a record struct, give it a setter, or mark '{0}' [NoGradient]",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF123.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ResultNotRebuildable = new(
        "DIFF124", "The result cannot be made of its parts",
        "the result of '{0}' is of type {1}, whose part {2}",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF124.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NothingWritten = new(
        "DIFF125", "The method has no result to differentiate",
        "'{0}' returns nothing, and writes no number and no array of numbers that its caller gives it; return a result, or write it into a parameter",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF125.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ArrayReturned = new(
        "DIFF126", "The returned array is not made here",
        "'{0}' returns {1}; return one array that the method makes itself, on every way, outside of branches and loops, such as a copy by ToArray()",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF126.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DerivativeMissing = new(
        "DIFF127", "The replaced method is differentiated",
        "'{0}' takes the place of '{1}', whose derivatives would be those of another method; mark it [Differentiable] too",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF127.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DerivativesDiffer = new(
        "DIFF128", "The replaced method has other derivatives",
        "'{0}' takes the place of '{1}', and its derivatives do not; {2}",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF128.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor LanguageTooOld = new(
        "DIFF129", "Derivatives need a newer version of C#",
        "this project is compiled as C# {0}, and derivatives are written in C# {1}; set <LangVersion> to {1} or later in the project file, or leave it out",
        "Differentiator.Signature", DiagnosticSeverity.Error, true, null, HelpLink.Base + "DIFF129.md", WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ResultIndependent = new(
        "DIFF120", "The result does not depend on a parameter",
        "the result of '{0}' does not depend on '{1}', whose gradient is always zero; use the parameter, mark it [NoGradient], or leave it out of the attribute",
        "Differentiator.Signature", DiagnosticSeverity.Warning, true, null, HelpLink.Base + "DIFF120.md");

    public static readonly DiagnosticDescriptor ValueCut = new(
        "DIFF121", "The only path of a derivative is cut",
        "the only path from '{0}' to the result runs through {1}, whose derivative is zero; compute with floating-point values, or wrap the value in Gradient.Stop to say that this is meant",
        "Differentiator.Signature", DiagnosticSeverity.Warning, true, null, HelpLink.Base + "DIFF121.md");
}
