using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    private void LowerDeclarations(IVariableDeclarationGroupOperation group)
    {
        foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
            LowerDeclarator(declarator);
    }

    // double x = e;   becomes   x = e
    private void LowerDeclarator(IVariableDeclaratorOperation declarator)
    {
        ILocalSymbol variable = declarator.Symbol;
        IOperation? initializer = declarator.GetVariableInitializer()?.Value;
        if (variable.IsConst)
            return;
        if (variable.RefKind is not RefKind.None)
        {
            LowerReference(variable, initializer, declarator);
            return;
        }

        if (IsDelegate(variable.Type))
        {
            if (initializer is not null)
                AssignDelegate(variable, initializer);
            return;
        }

        if (Map(variable.Type) is not { } type)
        {
            Refuse(LanguageDiagnostics.ValueType, declarator, $"'{variable.Name}'", variable.Type.InMessage());
            environment = environment.SetItem(variable, Poison);
            return;
        }

        Expr? value = initializer is null ? null
            : type.Element is not null ? LowerMemoryNamed(initializer, variable.Name, LocalRole.User)
            : LowerExpression(initializer);
        if (value is not null && IsPoison(value))
            environment = environment.SetItem(variable, Poison);
        else if (value is not null && type.Element is not null && IsArray(value))
            environment = environment.SetItem(variable, value); // y = x of arrays: another name for the same memory
        else if (value is not null)
            Assign(new VariablePlace(variable), value, declarator);
    }

    // ref double r = ref a[i];   r is another name for a[i], as   ref double r = ref x;   is for x
    private void LowerReference(ILocalSymbol variable, IOperation? initializer, IOperation source)
    {
        if (initializer is not null && LowerPlace(initializer) is { } place)
        {
            references = references.SetItem(variable, place);
            return;
        }

        if (!isRefused)
            Refuse(LanguageDiagnostics.ByReference, source, $"the reference '{variable.Name}'");
        environment = environment.SetItem(variable, Poison);
    }

    /// <summary>The place that an operand refers to, an element with its index fixed; null if it is none, or refused.</summary>
    private Place? LowerPlace(IOperation operand)
    {
        if (!IsElementTarget(operand))
            return PlaceOf(operand);
        Expr element = LowerElement(operand);
        return IsPoison(element) ? null
            : Memory(element) is Load load ? Element(load with { Index = Kept(load.Index, operand) }, IsData(element))
            : null;
    }

    // What an index reads may change before the element is used.
    private Expr Kept(Expr index, IOperation source) => index switch
    {
        Indices indices => new Indices(indices.Items.Map(item => Kept(item, source))),
        _ when index.SelfAndDescendants().OfType<Load>().Any() => Named("index", index, source),
        _ => index,
    };

    private Expr Read(ISymbol variable)
    {
        if (environment.TryGetValue(variable, out Expr? value))
            return value;
        if (!isRefused) // else a refused statement may have assigned it
            DoesNotCompile();
        return Poison;
    }

    private static ITypeSymbol TypeOfVariable(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => throw Unreachable.Node(variable),
    };
}
