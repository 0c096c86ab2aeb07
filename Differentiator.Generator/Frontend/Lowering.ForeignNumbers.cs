using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>
/// Numbers that come out of undifferentiated code are data only if no parameter went in: <c>double.Parse($"{x}")</c> would
/// be a derivative that is silently zero.
/// </content>
internal sealed partial class Lowering
{
    /// <summary>The source of undifferentiated code, by where it stands.</summary>
    private readonly Dictionary<int, IOperation> foreign = [];

    private void CheckForeignNumbers(Function function)
    {
        Effect[] effects = [.. function.Body.AllStatements().OfType<Effect>()];
        if (!effects.Any(IsNumber))
            return;
        IEnumerable<Local> sources = function.Parameters.Where(parameter => !parameter.HasNoGradient && parameter.Local.Type.IsDifferentiable).Select(parameter => parameter.Local);
        Propagation dependent = Dependence.Of(function, sources, throughStop: false);
        bool isKept = effects.Any(effect => dependent.Reaches(effect.Code) && foreign.TryGetValue(effect.Origin.Ordinal, out IOperation? source) && MayKeep(source));
        foreach (Effect effect in effects.Where(effect => IsNumber(effect) && (isKept || dependent.Reaches(effect.Code))))
            Refuse(RuleDiagnostics.NoRule, foreign[effect.Origin.Ordinal], StatementText.OneLine(foreign[effect.Origin.Ordinal].Syntax), "");
    }

    private bool IsNumber(Effect effect) => effect.Target?.Type.IsDifferentiable == true;

    /// <summary>
    /// Whether a number that went in may come out of other code later: out of an object, or a static variable. What became
    /// text is not looked for again.
    /// </summary>
    private bool MayKeep(IOperation source) => source switch
    {
        IInterpolatedStringOperation or IBinaryOperation { Type.SpecialType: SpecialType.System_String } => false,
        IInvocationOperation { TargetMethod: { Name: "ToString" } } => false,
        IInvocationOperation { TargetMethod.ContainingType: var type } call => !IsStateless(type) && TakesNumber(call),
        IObjectCreationOperation creation => TakesNumber(creation),
        _ => source.ChildOperations.Any(MayKeep),
    };

    private bool TakesNumber(IOperation call) => call.ChildOperations.Any(operand => Reads(operand) || MayKeep(operand));

    /// <summary>Whether the operand hands on a number, or an object that may hold one.</summary>
    private bool Reads(IOperation operand) => operand switch
    {
        IInterpolatedStringOperation or IBinaryOperation { Type.SpecialType: SpecialType.System_String } or IInvocationOperation { TargetMethod.Name: "ToString" } => false,
        ILocalReferenceOperation => Map(operand.Type) is not { IsDifferentiable: false } mapped
            || (mapped is OpaqueType && operand.Type is not { SpecialType: SpecialType.System_String } and not { TypeKind: TypeKind.Enum }),
        IParameterReferenceOperation => Map(operand.Type) is not { IsDifferentiable: false },
        _ => operand.ChildOperations.Any(Reads),
    };

    private static bool IsStateless(ITypeSymbol type) =>
        type.SpecialType is not SpecialType.None and not SpecialType.System_Object
        || type.Qualified() is "System.Console" or "System.Diagnostics.Debug" or "System.Diagnostics.Trace" or "System.Math" or "System.MathF" or "System.Convert"
        || type.Name.EndsWith("Exception", System.StringComparison.Ordinal);
}
