using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <summary>New structures: constructors, initializers, <c>with</c>.</summary>
internal sealed partial class Lowering
{
    // new P(x, y) { Z = z }   becomes   a bundle of its parts
    private Expr LowerCreation(IObjectCreationOperation creation)
    {
        if (Map(creation.Type) is not StructType type || creation.Constructor is not { } constructor)
            return LanguageFence.Refuse(creation, Refuse);
        Expr made = VectorType(constructor) is not null ? LowerVectorCreation(constructor, type, creation.Arguments, creation)
            : type.IsTuple && creation.Arguments.Length == type.Fields.Count
            ? LowerElements(creation.Arguments.Select(argument => argument.Value).ToArray(), type, creation)
            : Construct(constructor, type, creation.Arguments, creation);
        return creation.Initializer is { } initializer ? Initialize(made, initializer) : made;
    }

    // p with { X = x }   becomes   new P(x, pY)
    private Expr LowerWith(IWithOperation copy)
    {
        if (Map(copy.Type) is not StructType)
            return LanguageFence.Refuse(copy, Refuse);
        bool hasOwnCopy = copy.Type is INamedTypeSymbol { IsRecord: true, IsValueType: false } record && record.InstanceConstructors.Any(constructor =>
            !constructor.IsImplicitlyDeclared && constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, record));
        return hasOwnCopy
            ? Refuse(LanguageDiagnostics.NotSupported, copy, "a copy by a constructor of the record's own", "call the constructor that takes the parts")
            : Initialize(LowerExpression(copy.Operand), copy.Initializer);
    }

    private Expr Initialize(Expr made, IObjectOrCollectionInitializerOperation initializer)
    {
        foreach (IOperation member in initializer.Initializers)
        {
            string? part = member is ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } ? PartOf(target.Member) : null;
            if (part is null || member is not ISimpleAssignmentOperation { Value: var assigned })
                return Refuse(LanguageDiagnostics.NotSupported, member, "this initializer", "give the value to the constructor");
            (int place, int written) = (statements.Count, writes);
            Expr value = LowerPart(assigned, part);
            if (writes != written)
                made = Fixed(made, ref place);
            if (AnyPoison(made, value))
                return RefuseSilently();
            made = WithPart(made, part, value);
        }

        return made;
    }

    private static string? PartOf(ISymbol member) => member switch
    {
        IFieldSymbol field => Structures.NameOf(field),
        IPropertySymbol property when Structures.IsPart(property) => property.Name,
        _ => null,
    };

    /// <summary>The value that a constructor makes.</summary>
    private Expr Construct(IMethodSymbol constructor, StructType type, ImmutableArray<IArgumentOperation> arguments, IOperation call)
    {
        bool isPrimary = Structures.IsPrimary(MethodBody.Declaration(constructor));
        if (!isPrimary && !context.HasSource(constructor))
        {
            return arguments.IsEmpty && constructor.IsImplicitlyDeclared
                ? Zero(type)
                : Refuse(LanguageDiagnostics.CallNotDirect, call, $"the call of the constructor of '{constructor.ContainingType.Name}'");
        }

        return isPrimary
            ? LowerCallWithSource(constructor, arguments, call, null, () => InitialParts(type))
            : LowerCallWithSource(constructor, arguments, call, () => Set(PlaceOf(This!), BeforeBody(constructor, type)), () => Read(PlaceOf(This!)));
    }

    // Constructor() : this(x) { .. }   begins with what the other constructor makes
    private Expr BeforeBody(IMethodSymbol constructor, StructType type) =>
        context.ConstructorCallOf(Method) is { TargetMethod: var chained } call && SymbolEqualityComparer.Default.Equals(chained.ContainingType.OriginalDefinition, Method.ContainingType)
            ? Construct(WithTypeArguments(chained, constructor), type, call.Arguments, call)
            : InitialParts(type);

    /// <summary>The parts as parameters of a primary constructor and initializers give them, else their default values.</summary>
    private Expr InitialParts(StructType type)
    {
        Expr made = Zero(type);
        foreach (StructurePart part in Structures.PartsOf(Method.ContainingType))
        {
            Expr? value = part.Parameter is { } parameter && Structures.IsPrimary(Method) ? Read(PlaceOf(parameter))
                : context.InitializerOf(part.Member) is { } initializer ? LowerPart(initializer, part.Name)
                : null;
            if (value is not null && IsPoison(value))
                return Poison;
            made = value is null ? made : WithPart(made, part.Name, value);
        }

        return made;
    }

    /// <summary>A constructor of the same constructed type as another one.</summary>
    private static IMethodSymbol WithTypeArguments(IMethodSymbol chained, IMethodSymbol constructor) =>
        constructor.ContainingType.InstanceConstructors.First(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, chained.OriginalDefinition));
}
