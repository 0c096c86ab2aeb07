using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>Undifferentiated code runs once, in the forward sweep; what comes of it is data.</content>
internal sealed partial class Lowering
{
    // int n = text.Length;   becomes   n = run text.Length
    private Expr LowerForeign(IOperation operation)
    {
        if (operation.Type is not { } type || Map(type) is not { Element: null } mapped)
            return Refuse(LanguageDiagnostics.ValueType, operation, "this value", operation.Type.InMessage());
        Expr code = CopyForeign(operation);
        return IsPoison(code) ? Poison : Run(code, mapped, operation);
    }

    private Local Run(Expr code, IrType type, IOperation source)
    {
        Local target = NewLocal(NameOf(source), type, LocalRole.Temporary);
        AddEffect(target, code, source, source.Syntax);
        return target;
    }

    private static string NameOf(IOperation source) => source switch
    {
        IPropertyReferenceOperation { Property: { IsIndexer: false, Name: var name } } => Lowered(name),
        IFieldReferenceOperation { Field.Name: var name } => Lowered(name),
        IInvocationOperation { TargetMethod.Name: var name } => Lowered(name.StartsWith("Get", StringComparison.Ordinal) && name.Length > 3 ? name.Substring(3) : name),
        { Type.SpecialType: SpecialType.System_Boolean } or IPatternOperation => "condition",
        _ => "value",
    };

    private static string Lowered(string name) => name.TrimStart('_') is { Length: > 0 } trimmed ? char.ToLowerInvariant(trimmed[0]) + trimmed.Substring(1) : "value";

    // Console.WriteLine(x);   becomes   run Console.WriteLine(x)
    private void RunForeign(IOperation operation)
    {
        Expr code = CopyForeign(operation);
        if (!IsPoison(code))
            AddEffect(null, code, operation, operation.Syntax is ExpressionSyntax { Parent: ExpressionStatementSyntax statement } ? statement : operation.Syntax);
    }

    private void AddEffect(Local? target, Expr code, IOperation source, SyntaxNode syntax)
    {
        if (RefuseAfterAssignment("code that may throw", source))
            return;
        Origin origin = OriginOf(syntax);
        foreign[origin.Ordinal] = source;
        if (target?.Type is OpaqueType)
            unrepeatable.Add(target);
        statements.Add(new Effect(target, code, origin));
        writes++;
    }

    // string text = (run $"{x}");   becomes   text = run $"{x}"
    private bool TryNameForeign(Expr value, Local target)
    {
        // Matrix h = (call layer.Apply(x));   becomes   h = call layer.Apply(x)
        if (value is Local { Role: LocalRole.Temporary } && statements.LastOrDefault() is Invoke { Kernel: not null } call && call.Result == value && value.Type == target.Type)
        {
            statements[statements.Count - 1] = call with { Result = target };
            return true;
        }

        if (value is not Local { Role: LocalRole.Temporary } || statements.LastOrDefault() is not Effect effect || effect.Target != value || value.Type != target.Type)
            return false;
        statements[statements.Count - 1] = effect with { Target = target };
        return true;
    }

    /// <summary>Whether the operation is none that a derivative runs through.</summary>
    private bool IsForeign(IOperation operation) => operation switch
    {
        { ConstantValue.HasValue: true } => false,
        IMemberReferenceOperation { Instance: { } instance } when IsObject(instance) => false,
        IInvocationOperation call => IsForeignCall(call),
        IObjectCreationOperation or IDefaultValueOperation or ITypeOfOperation => IsCarried(operation),
        IConditionalAccessOperation => IsCarried(operation) || operation.Type?.SpecialType is SpecialType.System_Void,
        IIsTypeOperation => true,
        IInterpolatedStringOperation => true,
        IConversionOperation conversion => IsForeignConversion(conversion),
        IBinaryOperation or IUnaryOperation when operation.Type?.SpecialType is SpecialType.System_Boolean && IsForeignCondition(operation) => true,
        IBinaryOperation binary => !IsLogical(binary) && !IsNullTest(binary) && IsForeignOperator(binary.LeftOperand, binary.RightOperand),
        IUnaryOperation unary => IsForeignOperator(unary.Operand),
        ICoalesceOperation coalesce => !IsFloat(coalesce) && Map(coalesce.Type)?.Element is null,
        IPropertyReferenceOperation { Instance: { } instance } => IsCarried(instance),
        IPropertyReferenceOperation { Property: { IsStatic: true, IsAbstract: false, IsVirtual: false } property } => !HasSource(property) && VectorType(property) is null,
        IFieldReferenceOperation { Instance: { } instance } => IsCarried(instance),
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: false } field } => !HasSource(field),
        _ => false,
    };

    private bool IsForeignCall(IInvocationOperation call)
    {
        IMethodSymbol target = call.TargetMethod;
        if (call.Instance is { } receiver && (Map(receiver.Type) is StructType || (target.HasAttribute(KnownNames.Differentiable) && VirtualMembers.IsCalledUnseen(target))))
            return false;
        if (target.MethodKind is not (MethodKind.Ordinary or MethodKind.ReducedExtension) || target.IsEmitted() || target is { IsStatic: true, ContainingType.TypeKind: TypeKind.Interface } || (context.HasSource(target) && !IsLeftOut(target)) || HasRule(target)
            || IsMemoryCall(call) || IsElementwise(target) || IsSoftmax(target) || IsNumberConversion(call) || (VectorType(target) is { } vector && NumericTable.Has(vector, target.Name)) || NumberFunction(target, call.ConstrainedToType) is not null
            || FunctionRefs.IsStop(FunctionRefs.Of(target)) || call.Arguments.Any(argument => argument is { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: not IInterpolatedStringHandlerCreationOperation }))
            return false;

        // What takes numbers and returns one needs a rule; of objects with source the derivative would be asked for.
        bool returnsNumber = Map(call.Type) is { IsDifferentiable: true };
        return !returnsNumber || (!HasSource(target) && !call.Arguments.Any(argument => Map(argument.Value.Type) is { IsDifferentiable: true }));
    }

    // n.HasValue && n.Value > k   is copied as it stands, unless there is more to do in it than to copy it
    private bool IsForeignCondition(IOperation condition)
    {
        if (IsDeep(condition))
            return false;
        (bool IsForeign, IOperation Operand)[] operands = condition.ChildOperations.Select(operand => (IsForeignPart(operand), operand)).ToArray();
        return operands.Any(operand => operand.IsForeign) && operands.All(operand => operand.IsForeign || IsPart(operand.Operand));
    }

    /// <summary>Whether the code is nested so deeply that it cannot be looked through.</summary>
    private static bool IsDeep(IOperation operation)
    {
        var open = new Stack<(IOperation Operation, int Depth)>();
        open.Push((operation, 0));
        while (open.Count > 0)
        {
            (IOperation next, int level) = open.Pop();
            if (level > DepthLimit)
                return true;
            foreach (IOperation child in next.ChildOperations)
                open.Push((child, level + 1));
        }

        return false;
    }

    private bool IsForeignPart(IOperation operation) => operation switch
    {
        { Syntax: var syntax } when syntax.DescendantNodesAndSelf().Any(node => Refused(node) is not null) => false,
        IParenthesizedOperation parenthesized => IsForeignPart(parenthesized.Operand),
        IIsPatternOperation test => !IsMemoryVariable(test.Value) && Map(test.Value.Type) is OpaqueType && !IsEnum(test.Value.Type),
        IBinaryOperation { IsLifted: false, OperatorMethod: null } or IConversionOperation { OperatorMethod: null } when operation.Type?.SpecialType is not SpecialType.System_Boolean =>
            IsForeign(operation) || IsForeignCondition(operation),
        _ => IsForeign(operation),
    };

    /// <summary>Whether calls are left out in builds that do not define a symbol: copied ones are so too.</summary>
    private static bool IsLeftOut(IMethodSymbol target) =>
        target.ReturnsVoid && target.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ConditionalAttribute");

    private bool IsForeignConversion(IConversionOperation conversion) => Map(conversion.Type)?.Element is null && (
        IsCarried(conversion) || IsCarried(conversion.Operand)
            ? !(IsEnum(conversion.Type) || IsEnum(conversion.Operand.Type)) || IsNullable(conversion.Type) || IsNullable(conversion.Operand.Type) || IsObject(conversion)
            : Map(conversion.Type) is OpaqueType && Map(conversion.Operand.Type)?.Element is not null);

    private static bool IsObject(IConversionOperation conversion) =>
        conversion.Type is { IsReferenceType: true } || conversion.Operand.Type is { IsReferenceType: true };

    private bool IsForeignOperator(params IOperation[] operands) =>
        operands.Any(operand => IsCarried(operand) && !IsEnum(operand.Type)) && !operands.All(operand => IsEnum(operand.Type) || IsStringNamed(operand));

    private static bool IsStringNamed(IOperation operand) =>
        operand.Type?.SpecialType is SpecialType.System_String && (operand.ConstantValue.HasValue || IsVariable(operand));

    private static bool IsLogical(IBinaryOperation binary) => binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr;

    private bool IsFloat(IOperation operation) => Map(operation.Type) is { IsFloatingPoint: true };

    private static bool IsNullable(ITypeSymbol? type) => type?.OriginalDefinition.SpecialType is SpecialType.System_Nullable_T;

    private bool IsCarried(IOperation operation) => Map(operation.Type) is OpaqueType || (operation.Type is null && operation.ConstantValue.HasValue);

    private bool HasSource(ISymbol symbol) => context.IsInCompilation(symbol);
}
