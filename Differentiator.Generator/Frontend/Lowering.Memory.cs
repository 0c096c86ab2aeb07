using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>Arrays and spans as values: made, named, viewed in part, chosen.</content>
internal sealed partial class Lowering
{
    /// <summary>How many elements the arrays have that the method makes.</summary>
    private readonly Dictionary<Local, Expr> counts = [];

    /// <summary>The array or span that an expression stands for; a name for it is made where it has none.</summary>
    private Expr LowerMemory(IOperation memory)
    {
        if (memory is IThrowOperation or IConversionOperation { Operand: IThrowOperation })
        {
            LowerThrow(memory as IThrowOperation ?? (IThrowOperation)((IConversionOperation)memory).Operand);
            return Unknown;
        }

        Expr array = LowerMemoryNamed(memory, "span");
        return IsArray(array) || IsPoison(array) ? array : Refuse(LanguageDiagnostics.ArrayChosen, memory, "this expression");
    }

    /// <param name="name">The name for new memory or a new view.</param>
    private Expr LowerMemoryNamed(IOperation memory, string name, LocalRole role = LocalRole.Temporary) => memory switch
    {
        IConversionOperation { OperatorMethod: null or { ContainingType.Name: "Span" or "ReadOnlySpan" } } conversion
            when conversion.Operand.Type is null or IArrayTypeSymbol or INamedTypeSymbol && Map(conversion.Type) is { Element: not null } =>
            LowerConverted(conversion, name, role),
        IParenthesizedOperation parenthesized => LowerMemoryNamed(parenthesized.Operand, name, role),
        IArrayCreationOperation creation => LowerArrayCreation(creation, name, role),
        { Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax } => LowerStackAllocation(memory, name, role),
        IConditionalOperation choice => LowerChosenMemory(choice, name, role),
        IArrayElementReferenceOperation element when IsRange(element.Indices[0]) => LowerCopiedRange(element, name, role),
        IImplicitIndexerReferenceOperation { Argument: IRangeOperation range } element => LowerRange(element, range, name, role),
        IInvocationOperation call when ViewCall(call) is { } view => LowerView(view, call, name, role),
        IObjectCreationOperation creation when IsSpanOverMemory(creation) => LowerSpanOver(creation, name, role),
        IArrayElementReferenceOperation row => LowerRow(row, name, role),
        _ => LowerExpression(memory),
    };

    private Expr LowerConverted(IConversionOperation conversion, string name, LocalRole role)
    {
        if (conversion.Operand.Syntax is CollectionExpressionSyntax collection)
            return LowerCollection(conversion, collection, name, role);
        if (conversion is { IsImplicit: false, Operand: IInvocationOperation { TargetMethod: { Name: "Clone", ContainingType.SpecialType: SpecialType.System_Array } } clone })
            return LowerMemory(clone.Instance!) is var array && IsPoison(array) ? Poison
                : array.Type.Element is ArrayType ? Refuse(LanguageDiagnostics.NotSupported, clone, "'Clone' of a jagged array", "write a loop over its rows")
                : Copied(array, conversion, name, role);
        return LowerMemoryNamed(conversion.Operand, name, role);
    }

    // double[] t = new double[n];   becomes   t = scratch of n; clear t
    private Expr LowerArrayCreation(IArrayCreationOperation creation, string name, LocalRole role)
    {
        Expr[] lengths = LowerOperands([.. creation.DimensionSizes]);
        if (AnyPoison(lengths))
            return Poison;
        if (Map(creation.Type) is ArrayType { Item: ArrayType } jagged && lengths[0].Type == IrType.Int32)
            return LowerJagged(jagged, lengths[0], creation.Initializer?.ElementValues, creation, name, role);
        if (Map(creation.Type) is not { Element: ScalarType or StructType } type || lengths.Any(length => length.Type != IrType.Int32))
            return Refuse(LanguageDiagnostics.LocalMemory, creation, "an array of this type");
        if (type is RectangularType)
            return creation.Initializer is null
                ? Allocated(type, lengths, creation, name, role)
                : Refuse(LanguageDiagnostics.LocalMemory, creation.Initializer, "a rectangular array from a list of elements");
        return Filled(type.Element, lengths[0], creation.Initializer?.ElementValues, creation, name, role);
    }

    private Expr LowerStackAllocation(IOperation allocation, string name, LocalRole role)
    {
        IOperation[] operands = [.. allocation.ChildOperations];
        if (operands.Length == 0 || Map(allocation.Type) is not SpanType { Item: ScalarType or StructType } type)
            return Refuse(LanguageDiagnostics.LocalMemory, allocation, "memory of this type");
        Expr length = LowerExpression(operands[0]);
        if (IsPoison(length))
            return Poison;
        bool hasElements = allocation.Syntax is ImplicitStackAllocArrayCreationExpressionSyntax or StackAllocArrayCreationExpressionSyntax { Initializer: not null };
        return Filled(type.Item, length, hasElements ? operands.Skip(1) : null, allocation, name, role);
    }

    private Expr LowerCollection(IConversionOperation conversion, CollectionExpressionSyntax syntax, string name, LocalRole role)
    {
        IOperation[] elements = [.. conversion.Operand.ChildOperations];
        if (Map(conversion.Type) is ArrayType { Item: ArrayType } jagged && IsOfElements(syntax, conversion.Operand))
            return LowerJagged(jagged, new IntConstant(elements.Length, IrType.Int32), elements, conversion.Operand, name, role);
        if (Map(conversion.Type) is not (ArrayType or SpanType) || Map(conversion.Type)?.Element is not (ScalarType or StructType)
            || !IsOfElements(syntax, conversion.Operand))
            return Refuse(LanguageDiagnostics.LocalMemory, conversion.Operand, "a collection of this form");
        return Filled(Map(conversion.Type)!.Element!, new IntConstant(elements.Length, IrType.Int32), elements, conversion.Operand, name, role, conversion.Type);
    }

    /// <summary>Whether a collection expression lists its elements, without spreads.</summary>
    private static bool IsOfElements(CollectionExpressionSyntax syntax, IOperation collection) =>
        collection.ChildOperations.Count == syntax.Elements.Count && syntax.Elements.All(element => element is ExpressionElementSyntax);

    private Expr Filled(IrType item, Expr length, IEnumerable<IOperation>? elements, IOperation source, string name, LocalRole role, ITypeSymbol? type = null)
    {
        if (item is StructType && Misfit(Actual(TypeMapping.ItemOf(type ?? source.Type)!)) is { } reason)
            return Refuse(LanguageDiagnostics.StructureNotWritable, source, "this array", reason);
        IOperation[] given = elements?.ToArray() ?? [];
        if (given.Length > 0)
            length = new IntConstant(given.Length, IrType.Int32);
        Expr[] values = LowerOperands(given);
        if (AnyPoison(values))
            return Poison;
        Local array = Scratched(item, length, source, name, role, isCleared: given.Length == 0);
        for (int k = 0; k < values.Length; k++)
            EmitStore(new Load(array, new IntConstant(k, IrType.Int32), item), Converted(values[k], item), accumulates: false, given[k]);
        return isRefused ? Poison : array;
    }

    private Local Scratched(IrType item, Expr length, IOperation source, string name, LocalRole role, bool isCleared)
    {
        Origin origin = OriginOf(source.Syntax);
        if (!IsCount(length))
        {
            length = Named("length", length, source);
            Guard(length < 0, "global::System.OverflowException", origin);
        }

        Local array = NewLocal(name, new SpanType(item, IsReadOnly: false), role);
        counts.Add(array, length);
        statements.Add(new Scratch(array, length, "", origin));
        if (isCleared)
            statements.Add(new Clear(array, origin));
        writes++;
        return array;
    }

    /// <summary>Whether the value is known not to be negative: a constant, or a length.</summary>
    private bool IsCount(Expr length) => length switch
    {
        IntConstant constant => constant.Value >= 0,
        Length => true,
        Local local => statements.OfType<Let>().LastOrDefault(let => let.Target == local) is { } let && IsCount(let.Value),
        _ => false,
    };

    private Local Allocated(IrType type, Expr[] lengths, IOperation source, string name, LocalRole role)
    {
        Local array = NewLocal(name, type, role);
        statements.Add(new Allocate(array, lengths.ToEquatableArray(), OriginOf(source.Syntax)));
        return array;
    }

    // if (c) throw new E();
    private void Guard(Expr condition, string exception, Origin origin) => statements.Add(new If(
        condition,
        new Region([new Throw(new Foreign([$"new {exception}()"], [], new OpaqueType(exception)), origin)], []),
        Region.Empty, [], origin));

    // b ? x : y   becomes   a view of one of them
    private Expr LowerChosenMemory(IConditionalOperation choice, string name, LocalRole role)
    {
        Expr condition = LowerExpression(choice.Condition);
        if (IsPoison(condition))
            return Poison;
        Branch whenTrue = Capture(() => LowerMemory(choice.WhenTrue)), whenFalse = Capture(() => LowerMemory(choice.WhenFalse!));
        if (EndsInThrow(whenTrue.Statements) || EndsInThrow(whenFalse.Statements))
            return isRefused ? Poison : EmitGuard(Named("condition", condition, choice.Condition), whenTrue, whenFalse, choice)!;
        if (AnyPoison(whenTrue.Value!, whenFalse.Value!))
            return Poison;
        if (!whenTrue.IsValue || !whenFalse.IsValue)
            return Refuse(LanguageDiagnostics.ArrayChosen, choice, "this choice");
        return whenTrue.Value is Local first && whenFalse.Value is Local second
            ? Chosen(Named("condition", condition, choice.Condition), first, second, choice, name, role)
            : Refuse(LanguageDiagnostics.ArrayChosen, choice, "this choice");
    }

    private Local Chosen(Expr condition, Local whenTrue, Local whenFalse, IOperation source, string name, LocalRole role)
    {
        if (whenTrue == whenFalse)
            return whenTrue;
        IrType type = whenTrue.Type == whenFalse.Type ? whenTrue.Type : new SpanType(whenTrue.Type.Element!, IsReadOnly(whenTrue.Type) || IsReadOnly(whenFalse.Type));
        Local chosen = NewLocal(name, type, role);
        viewed[chosen] = null;
        statements.Add(new Let(chosen, new Conditional(condition, AsType(whenTrue, type), AsType(whenFalse, type)), OriginOf(source.Syntax)));
        return chosen;
    }

    private static bool IsReadOnly(IrType type) => type is SpanType { IsReadOnly: true };

    private static Expr AsType(Local memory, IrType type) => memory.Type == type ? memory
        : new Slice(memory, new IntConstant(0, IrType.Int32), null, type);

    /// <summary>Stands for an array variable of which it is not known, here, which array it names.</summary>
    private static Expr Unknown { get; } = new Verbatim("", new OpaqueType("array"));

    // if (c) t = x; else t = y;   becomes   t = c ? x : y   where both are known outside of the branch
    private Expr MergedMemory(Expr condition, Branch then, Branch otherwise, (Expr Then, Expr Else) values, ISymbol variable, IOperation source)
    {
        if (values is not (Local whenTrue, Local whenFalse))
            return Unknown;
        HashSet<Local> inside = [.. then.Statements.Concat(otherwise.Statements).SelectMany(StmtTraversal.AllDefined)];
        return inside.Contains(whenTrue) || inside.Contains(whenFalse)
            ? Unknown
            : Chosen(condition, whenTrue, whenFalse, source, NameOf(variable), LocalRole.User);
    }

    // t = y   is another name for the same memory from here on
    private Expr AssignMemory(ISymbol variable, Expr memory)
    {
        environment = environment.SetItem(variable, memory);
        return memory;
    }
}
