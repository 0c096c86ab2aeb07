using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <summary>The members of <c>INumber&lt;T&gt;</c> and its kin, where T is known to be a primitive type.</summary>
internal sealed partial class Lowering
{
    /// <summary>Whether an operator that an interface declares is the one of a primitive type.</summary>
    private static bool IsPrimitive(IMethodSymbol @operator, params Expr[] operands)
    {
        if (@operator is not { IsStatic: true, IsAbstract: true })
            return false;
        foreach (Expr operand in operands)
        {
            // Smaller integers are computed with as int by C#, but not by their interfaces.
            if (operand.Type is not ScalarType scalar || Promoted(scalar) != scalar)
                return false;
        }

        return true;
    }

    // T.One   becomes   1
    private Expr? LowerNumberConstant(IPropertyReferenceOperation property)
    {
        ITypeSymbol owner = Actual(property.ConstrainedToType ?? property.Property.ContainingType);
        if (!property.Property.IsStatic || TypeMapping.Map(owner) is not ScalarType type || type == IrType.Boolean)
            return null;
        double? value = property.Property.Name switch
        {
            "Zero" or "AdditiveIdentity" => 0,
            "One" or "MultiplicativeIdentity" => 1,
            "NegativeOne" => -1,
            "Pi" => System.Math.PI,
            "E" => System.Math.E,
            "Tau" => 2 * System.Math.PI,
            "NaN" => double.NaN,
            "PositiveInfinity" => double.PositiveInfinity,
            "NegativeInfinity" => double.NegativeInfinity,
            _ => null,
        };
        return value is { } number ? IrType.Constant(type == IrType.Single ? (float)number : number, type) : null;
    }

    // T.Exp(x)   becomes   Math.Exp(x);   T.Exp2(x)   double.Exp2(x), as Math has no such function
    private FunctionRef? NumberFunction(IMethodSymbol target, ITypeSymbol? constrainedTo)
    {
        ITypeSymbol owner = Actual(constrainedTo ?? target.ContainingType);
        if (!target.IsStatic || owner.SpecialType is not (SpecialType.System_Double or SpecialType.System_Single))
            return null;
        FunctionRef own = FunctionOf(target);
        bool isSingle = owner.SpecialType is SpecialType.System_Single;
        FunctionRef function = own with { ContainingType = isSingle ? Library.Math.Single : Library.Math.Double };
        FunctionRef ofNumber = own with { ContainingType = isSingle ? Library.Number.Single : Library.Number.Double };
        return own.ParameterTypes.Count == 0 ? null : RuleTable.Has(function) ? function : RuleTable.Has(ofNumber) ? ofNumber : null;
    }

    // T.CreateChecked(n)   becomes   (double)n

    private bool IsNumberConversion(IInvocationOperation call) =>
        call.TargetMethod is { IsStatic: true, Name: "CreateChecked" or "CreateSaturating" or "CreateTruncating", Parameters.Length: 1 }
        && Map(call.ConstrainedToType ?? call.TargetMethod.ContainingType) is { IsFloatingPoint: true };

    private Expr LowerNumberConversion(IInvocationOperation call)
    {
        Expr value = LowerScalar(call.Arguments[0].Value);
        if (IsPoison(value))
            return Poison;
        return IsNumber(value.Type) && Map(call.ConstrainedToType ?? call.TargetMethod.ContainingType) is { } type
            ? ConvertTo(value, type, false)
            : Refuse(LanguageDiagnostics.ValueType, call, "this value", call.Type.InMessage());
    }

    /// <summary>The method with the types that its parameters have in the present calls.</summary>
    private FunctionRef FunctionOf(IMethodSymbol method) => new(
        method.ContainingType.Qualified(),
        method.Name,
        System.Linq.Enumerable.Select(method.Parameters, parameter => MapOrName(parameter.Type)).ToEquatableArray(),
        MapOrName(method.ReturnType));
}
