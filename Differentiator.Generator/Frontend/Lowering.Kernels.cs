using System;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>Calls of methods whose derivative is written by hand: they stay calls.</content>
internal sealed partial class Lowering
{
    // y = layer.Apply(x)   becomes   y = call layer.Apply(x)
    private Expr LowerKernel(IMethodSymbol target, IOperation? instance, ImmutableArray<IArgumentOperation> arguments, IOperation call)
    {
        context.ByHand.Add(target.OriginalDefinition);
        if (target.Parameters.FirstOrDefault(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out) is { } reference)
            return Refuse(LanguageDiagnostics.ByReference, call, $"the argument for '{reference.Name}'");
        if (KernelSignatures.Obstacle(target) is not null || Kernels.Of(target, context) is not { } kernel)
            return Refuse(RuleDiagnostics.DerivativeMisfit, call, target.Name, KernelSignatures.Advice(target, context));
        return LowerKernelCall(target, kernel, instance, arguments, call);
    }

    private Expr LowerKernelCall(IMethodSymbol target, Kernel kernel, IOperation? instance, ImmutableArray<IArgumentOperation> arguments, IOperation call)
    {
        Func<Expr>[] operands = [.. arguments.Select<IArgumentOperation, Func<Expr>>(argument => () => LowerKernelArgument(argument))];
        Expr[] written = LowerOperands(instance is null || target.IsStatic ? operands : [() => kernel.IsEmitted ? LowerObject(instance) : LowerExpression(instance), .. operands]);
        if (AnyPoison(written))
            return RefuseSilently();
        Expr? receiver = written.Length > arguments.Length ? written[0] : null;
        var values = new Expr[target.Parameters.Length];
        for (int k = 0; k < arguments.Length; k++)
            values[arguments[k].Parameter!.Ordinal] = written[written.Length - arguments.Length + k];

        Local result = NewLocal(NameOfResult(target, kernel.IsEmitted ? null : receiver), MapOrName(target.ReturnType), LocalRole.Temporary);
        statements.Add(new Invoke(result, [], [], FunctionRefs.Of(target), values.ToEquatableArray(), OriginOfStatement(call))
        {
            Receiver = receiver,
            Kernel = kernel with { IsFrozen = instance is not null && IsFrozen(instance) },
        });
        return result;
    }

    /// <summary>Whether a matrix is asked for its shape, which is data.</summary>
    private bool IsShape(IOperation? operation) =>
        operation is IPropertyReferenceOperation { Instance: { } matrix, Property.Name: "Rows" or "Columns" or "Length" or "IsEmpty" } && Map(matrix.Type) is MatrixType;

    private static bool IsFrozen(IOperation instance) => instance is IMemberReferenceOperation { Member: var member } && member.HasAttribute(KnownNames.NoGradient);

    private Expr LowerKernelArgument(IArgumentOperation argument)
    {
        if (Map(argument.Parameter!.Type) is not { Element: not null } type)
            return LowerScalar(argument.Value);
        Expr memory = LowerMemory(argument.Value);
        if (type is ArrayType { Item: ScalarType } or ListType && Memory(memory) is { Type: SpanType })
            return Refuse(RuleDiagnostics.DerivativeMisfit, argument.Value, argument.Parameter.ContainingSymbol.Name, ReadOnlySpanFor(argument.Parameter));
        return IsPoison(memory) || Memory(memory) is Local ? Memory(memory) : Refuse(LanguageDiagnostics.ArrayChosen, argument.Value, "this array");
    }

    private string ReadOnlySpanFor(IParameterSymbol parameter)
    {
        string span = $"a ReadOnlySpan<{TypeMapping.ItemOf(parameter.Type).InMessage()}>";
        return "new and local arrays are spans there, so " + (context.IsInCompilation(parameter)
            ? $"make '{parameter.Name}' {span}"
            : $"call it in a method of your own that takes {span} for '{parameter.Name}', with [Derivative]");
    }

    // this.hidden.Apply(x)   is   hidden
    private static string NameOfResult(IMethodSymbol target, Expr? receiver) => receiver switch
    {
        Local local => local.Name + "Output",
        Verbatim { Text: var text } => Lowered(text.Substring(text.LastIndexOf('.') + 1)),
        _ => Lowered(target.Name),
    };

    // a + b   of matrices   becomes   call Matrix.Add(a, b)
    private Local? LowerMatrixOperator(IMethodSymbol method, Expr[] operands, IOperation source)
    {
        string? name = method.Name switch
        {
            WellKnownMemberNames.AdditionOperatorName => "Add",
            WellKnownMemberNames.SubtractionOperatorName => "Subtract",
            WellKnownMemberNames.MultiplyOperatorName => "Scale",
            WellKnownMemberNames.UnaryNegationOperatorName => "Negate",
            _ => null,
        };
        if (method.ContainingType.Qualified() != RuntimeTypes.Matrix || name is null)
            return null;
        IMethodSymbol? named = method.ContainingType.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(candidate =>
            Kernels.Is(candidate, context) && candidate.Parameters.Length == operands.Length
            && candidate.Parameters.Zip(operands, (parameter, operand) => Map(parameter.Type) == operand.Type).All(fits => fits));
        if (named is null || Kernels.Of(named, context) is not { } kernel)
            return null;
        Local result = NewLocal(Lowered(name == "Add" ? "sum" : name == "Subtract" ? "difference" : name == "Scale" ? "scaled" : "negated"), MapOrName(named.ReturnType), LocalRole.Temporary);
        statements.Add(new Invoke(result, [], [], FunctionRefs.Of(named), operands.ToEquatableArray(), OriginOfStatement(source)) { Kernel = kernel });
        return result;
    }
}
