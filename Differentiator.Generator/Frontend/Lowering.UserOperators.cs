using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>Operators and conversions that types define: calls of static methods.</summary>
internal sealed partial class Lowering
{
    // a + b   becomes   the body of operator +
    private Expr LowerUserOperator(IMethodSymbol method, IOperation source, params Expr[] operands)
    {
        if (AnyPoison(operands))
            return RefuseSilently();
        if (method is { IsImplicitlyDeclared: true, ContainingType.IsRecord: true, Name: WellKnownMemberNames.EqualityOperatorName })
            return RecordEquality(operands[0], operands[1], source);
        if (method is { IsImplicitlyDeclared: true, ContainingType.IsRecord: true, Name: WellKnownMemberNames.InequalityOperatorName })
            return RecordEquality(operands[0], operands[1], source) is var equality && IsPoison(equality) ? Poison : Not(equality);
        if (VectorType(method) is not null)
            return LowerVectorOperator(method, source, operands);
        bool fits = method.Parameters.Zip(operands, (parameter, operand) => Map(parameter.Type) == operand.Type).All(same => same);
        if (!fits || !context.HasSource(method))
            return Refuse(LanguageDiagnostics.UserOperator, source, method.MethodKind is MethodKind.Conversion ? $"the conversion to {method.ReturnType.InMessage()}" : "this operator");

        IMethodSymbol callee = MethodBody.Declaration(method);
        Expr[] values = callee.Parameters
            .Select((parameter, k) => Named(parameter.Name, operands[k], OriginOfStatement(source), LocalRole.Temporary, parameter.Type))
            .Select((value, k) => callee.Parameters[k].HasAttribute(KnownNames.NoGradient) ? AsData(value) : value)
            .ToArray();
        return Inline(method, source, () =>
        {
            foreach (IParameterSymbol parameter in callee.Parameters)
                environment = environment.SetItem(parameter, values[parameter.Ordinal]);
        });
    }
}
