using System.Collections.Generic;
using Differentiator.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

internal static partial class LanguageFence
{
    private static Dictionary<OperationKind, FenceEntry> MakeEntries() => new()
    {
        [OperationKind.Block] = Supported,
        [OperationKind.VariableDeclarationGroup] = Supported,
        [OperationKind.VariableDeclaration] = Supported,
        [OperationKind.VariableDeclarator] = Supported,
        [OperationKind.VariableInitializer] = Supported,
        [OperationKind.Empty] = Supported,
        [OperationKind.Return] = Supported,
        [OperationKind.ExpressionStatement] = Supported,
        [OperationKind.Literal] = Supported,
        [OperationKind.Conversion] = Supported,
        [OperationKind.Invocation] = Supported,
        [OperationKind.Argument] = Supported,
        [OperationKind.ArrayElementReference] = Supported,
        [OperationKind.LocalReference] = Supported,
        [OperationKind.ParameterReference] = Supported,
        [OperationKind.FieldReference] = Supported,
        [OperationKind.PropertyReference] = Supported,
        [OperationKind.Unary] = Supported,
        [OperationKind.Binary] = Supported,
        [OperationKind.Conditional] = Supported,
        [OperationKind.SimpleAssignment] = Supported,
        [OperationKind.CompoundAssignment] = Supported,
        [OperationKind.Increment] = Supported,
        [OperationKind.Decrement] = Supported,
        [OperationKind.DeconstructionAssignment] = Supported,
        [OperationKind.DeclarationExpression] = Supported,
        [OperationKind.Tuple] = Supported,
        [OperationKind.Parenthesized] = Supported,
        [OperationKind.NameOf] = Supported,
        [OperationKind.SizeOf] = Supported,
        [OperationKind.DefaultValue] = Supported,
        [OperationKind.Discard] = Supported,
        [OperationKind.MethodBody] = Supported,
        [OperationKind.ImplicitIndexerReference] = Supported,

        [OperationKind.Labeled] = Supported,

        // Jumps
        [OperationKind.Loop] = new(LanguageDiagnostics.NotSupported, "this loop", "use for, foreach, while or do"),
        [OperationKind.Branch] = new(LanguageDiagnostics.Jump),
        [OperationKind.YieldReturn] = new(LanguageDiagnostics.NotSupported, "an iterator", "compute the value in an ordinary method"),
        [OperationKind.YieldBreak] = new(LanguageDiagnostics.NotSupported, "an iterator", "compute the value in an ordinary method"),
        [OperationKind.Await] = new(LanguageDiagnostics.NotSupported, "await", "compute the value in an ordinary method"),

        // Switches and patterns
        [OperationKind.Switch] = Supported,
        [OperationKind.SwitchCase] = Supported,
        [OperationKind.CaseClause] = Supported,
        [OperationKind.SwitchExpression] = Supported,
        [OperationKind.SwitchExpressionArm] = Supported,
        [OperationKind.IsPattern] = Supported,
        [OperationKind.IsType] = Supported,
        [OperationKind.ConstantPattern] = Supported,
        [OperationKind.DeclarationPattern] = Supported,
        [OperationKind.RecursivePattern] = Supported,
        [OperationKind.DiscardPattern] = Supported,
        [OperationKind.PropertySubpattern] = Supported,
        [OperationKind.NegatedPattern] = Supported,
        [OperationKind.BinaryPattern] = Supported,
        [OperationKind.TypePattern] = new(LanguageDiagnostics.SwitchOrPattern, "a pattern"),
        [OperationKind.RelationalPattern] = Supported,
        [OperationKind.ListPattern] = new(LanguageDiagnostics.SwitchOrPattern, "a pattern"),
        [OperationKind.SlicePattern] = new(LanguageDiagnostics.SwitchOrPattern, "a pattern"),

        // Exceptions and resources
        [OperationKind.Throw] = Supported,
        [OperationKind.Try] = new(LanguageDiagnostics.Exceptions, "a try statement"),
        [OperationKind.CatchClause] = new(LanguageDiagnostics.Exceptions, "a try statement"),
        [OperationKind.CaughtException] = new(LanguageDiagnostics.Exceptions, "a try statement"),
        [OperationKind.Using] = new(LanguageDiagnostics.Exceptions, "a using statement"),
        [OperationKind.UsingDeclaration] = new(LanguageDiagnostics.Exceptions, "a using declaration"),
        [OperationKind.Lock] = new(LanguageDiagnostics.Exceptions, "a lock"),

        // Functions as values
        [OperationKind.LocalFunction] = Supported,
        [OperationKind.AnonymousFunction] = new(LanguageDiagnostics.DelegateUnknown, "this lambda"),
        [OperationKind.FlowAnonymousFunction] = new(LanguageDiagnostics.DelegateUnknown, "this lambda"),
        [OperationKind.DelegateCreation] = new(LanguageDiagnostics.DelegateUnknown, "this delegate"),
        [OperationKind.MethodReference] = new(LanguageDiagnostics.DelegateUnknown, "this method"),
        [OperationKind.FunctionPointerInvocation] = new(LanguageDiagnostics.CallNotDirect, "the call through a function pointer"),

        // Objects and memory
        [OperationKind.ObjectCreation] = new(LanguageDiagnostics.LocalMemory, "an object"),
        [OperationKind.TypeParameterObjectCreation] = new(LanguageDiagnostics.LocalMemory, "an object"),
        [OperationKind.AnonymousObjectCreation] = new(LanguageDiagnostics.LocalMemory, "an object"),
        [OperationKind.DynamicObjectCreation] = new(LanguageDiagnostics.LocalMemory, "an object"),
        [OperationKind.ArrayCreation] = new(LanguageDiagnostics.LocalMemory, "an array"),
        [OperationKind.ArrayInitializer] = new(LanguageDiagnostics.LocalMemory, "an array"),
        [OperationKind.ObjectOrCollectionInitializer] = new(LanguageDiagnostics.LocalMemory, "an object"),
        [OperationKind.MemberInitializer] = new(LanguageDiagnostics.LocalMemory, "an object"),
        [OperationKind.FieldInitializer] = new(LanguageDiagnostics.LocalMemory, "an object"),
        [OperationKind.PropertyInitializer] = new(LanguageDiagnostics.LocalMemory, "an object"),
        [OperationKind.ParameterInitializer] = new(LanguageDiagnostics.LocalMemory, "an object"),
        [OperationKind.With] = new(LanguageDiagnostics.LocalMemory, "a copy of an object"),
        [OperationKind.InlineArrayAccess] = new(LanguageDiagnostics.NotSupported, "an inline array", "use a one-dimensional array or a span"),
        [OperationKind.Range] = new(LanguageDiagnostics.NotSupported, "a range", "index the elements of the whole array or span"),

        // Nullable values, text and reflection
        [OperationKind.Coalesce] = Supported,
        [OperationKind.CoalesceAssignment] = Supported,
        [OperationKind.ConditionalAccess] = Supported,
        [OperationKind.ConditionalAccessInstance] = Supported,
        [OperationKind.IsNull] = Supported,
        [OperationKind.InterpolatedString] = Supported,
        [OperationKind.InterpolatedStringText] = Supported,
        [OperationKind.Interpolation] = Supported,
        [OperationKind.InterpolatedStringHandlerCreation] = Supported,
        [OperationKind.InterpolatedStringAddition] = new(LanguageDiagnostics.NotSupported, "an interpolated string", "make texts in the caller"),
        [OperationKind.InterpolatedStringAppendLiteral] = new(LanguageDiagnostics.NotSupported, "an interpolated string", "make texts in the caller"),
        [OperationKind.InterpolatedStringAppendFormatted] = new(LanguageDiagnostics.NotSupported, "an interpolated string", "make texts in the caller"),
        [OperationKind.InterpolatedStringAppendInvalid] = new(LanguageDiagnostics.NotSupported, "an interpolated string", "make texts in the caller"),
        [OperationKind.InterpolatedStringHandlerArgumentPlaceholder] = new(LanguageDiagnostics.NotSupported, "an interpolated string", "make texts in the caller"),
        [OperationKind.Utf8String] = new(LanguageDiagnostics.NotSupported, "a UTF-8 string", "make texts in the caller"),
        [OperationKind.TypeOf] = Supported,
        [OperationKind.TranslatedQuery] = new(LanguageDiagnostics.NotSupported, "a query", "write a counted loop"),
        [OperationKind.TupleBinary] = Supported,
        [OperationKind.DynamicMemberReference] = new(LanguageDiagnostics.NotSupported, "dynamic", "use a static type"),
        [OperationKind.DynamicInvocation] = new(LanguageDiagnostics.NotSupported, "dynamic", "use a static type"),
        [OperationKind.DynamicIndexerAccess] = new(LanguageDiagnostics.NotSupported, "dynamic", "use a static type"),
        [OperationKind.AddressOf] = new(LanguageDiagnostics.NotSupported, "an address", "use arrays and spans by index"),
        [OperationKind.Attribute] = new(LanguageDiagnostics.NotSupported, "an attribute", "remove it"),
        [OperationKind.OmittedArgument] = new(LanguageDiagnostics.NotSupported, "an omitted argument", "write the argument"),
        [OperationKind.None] = new(LanguageDiagnostics.NotSupported, "this code", "use the constructs that the documentation lists"),

        // State
        [OperationKind.InstanceReference] = new(LanguageDiagnostics.NotSupported, "this", "pass what the method reads from the object as parameters"),
        [OperationKind.EventReference] = new(LanguageDiagnostics.NotSupported, "an event", "raise events in the caller"),
        [OperationKind.EventAssignment] = new(LanguageDiagnostics.NotSupported, "an event", "raise events in the caller"),
        [OperationKind.RaiseEvent] = new(LanguageDiagnostics.NotSupported, "an event", "raise events in the caller"),

        // Never inside the body of a C# method, or only in code that does not compile
        [OperationKind.Invalid] = new(LanguageDiagnostics.NotSupported, "this code", "use the constructs that the documentation lists"),
        [OperationKind.ConstructorBody] = new(LanguageDiagnostics.NotSupported, "this code", "use the constructs that the documentation lists"),
        [OperationKind.Stop] = new(LanguageDiagnostics.NotSupported, "this code", "use the constructs that the documentation lists"),
        [OperationKind.End] = new(LanguageDiagnostics.NotSupported, "this code", "use the constructs that the documentation lists"),
        [OperationKind.ReDim] = new(LanguageDiagnostics.NotSupported, "this code", "use the constructs that the documentation lists"),
        [OperationKind.ReDimClause] = new(LanguageDiagnostics.NotSupported, "this code", "use the constructs that the documentation lists"),
        [OperationKind.FlowCapture] = new(LanguageDiagnostics.NotSupported, "this code", "use the constructs that the documentation lists"),
        [OperationKind.FlowCaptureReference] = new(LanguageDiagnostics.NotSupported, "this code", "use the constructs that the documentation lists"),
        [OperationKind.StaticLocalInitializationSemaphore] = new(LanguageDiagnostics.NotSupported, "this code", "use the constructs that the documentation lists"),
    };

    private static FenceEntry Supported => new(null);
}
