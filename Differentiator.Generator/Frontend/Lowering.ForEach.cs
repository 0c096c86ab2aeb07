using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    // foreach (double v in x) body   becomes   for (int i = 0; i < x.Length; i++) { v = x[i]; body }
    private void LowerForEach(IForEachLoopOperation loop)
    {
        if (CheckpointRange(loop) is { } counted)
        {
            LowerCheckpointLoop(loop, counted);
            return;
        }

        IOperation collection = loop.Collection is IConversionOperation { IsImplicit: true, Operand.Type: IArrayTypeSymbol } conversion
            ? conversion.Operand
            : loop.Collection;
        if (Map(collection.Type)?.Element is null || loop.IsAsynchronous)
        {
            Refuse(LanguageDiagnostics.ForEachCollection, collection, collection.Type.InMessage());
            return;
        }

        var variable = (loop.LoopControlVariable as IVariableDeclaratorOperation)?.Symbol;
        if (variable is not null && !context.ElementConversionOf(loop.Syntax).Exists)
        {
            DoesNotCompile();
            return;
        }

        Expr array = LowerMemory(collection);
        if (IsPoison(array) || (variable is not null && Map(variable.Type) is null) || array.Type is RectangularType)
        {
            if (!IsPoison(array))
                Refuse(LanguageDiagnostics.ForEachCollection, collection, collection.Type.InMessage());
            RefuseSilently();
            return;
        }

        string name = Active.IndexNames.Next();
        Local index = NewLocal(name, IrType.Int32, LocalRole.User);
        var range = new LoopRange(new IntConstant(0, IrType.Int32), new Length(Memory(array)), 1, IsInclusive: false);
        EmitLoop(new LoopForm(loop, index, range)
        {
            Begin = () =>
            {
                if (variable is not null && variable.RefKind is not RefKind.None)
                    references = references.SetItem(variable, Element(new Load(Memory(array), index, array.Type.Element!), IsData(array)));
                else
                    BindElement(loop, variable, array, LoadOf(array, index, array.Type.Element!), OriginOf(loop.Syntax, $"{ElementText(loop)} = {StatementText.OneLine(collection.Syntax)}[{name}]"));
            },
        });
        Active.IndexNames.Release(name);
    }

    private static string ElementText(IForEachLoopOperation loop) => loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol.Name: var name }
        ? name
        : StatementText.OneLine(loop.LoopControlVariable.Syntax);

    private void BindElement(IForEachLoopOperation loop, ILocalSymbol? variable, Expr array, Expr value, Origin origin)
    {
        if (variable is null)
        {
            Deconstruct(loop.LoopControlVariable, Named("element", value, origin), context.DeconstructionOf(loop.Syntax), [], loop);
            return;
        }

        IrType type = Map(variable.Type)!;
        if (context.ElementConversionOf(loop.Syntax).MethodSymbol is { } conversion)
            value = LowerUserOperator(conversion, loop, value);
        if (IsPoison(value))
            return;
        if ((value.Type is StructType || type is StructType) && value.Type != type)
        {
            Refuse(LanguageDiagnostics.ValueType, loop.LoopControlVariable, $"'{variable.Name}'", variable.Type.InMessage());
            return;
        }

        if (value.Type is StructType)
        {
            environment = environment.SetItem(variable, Named(variable.Name, value, origin, LocalRole.User, variable.Type));
            return;
        }

        Local element = NewLocal(variable.Name, type, LocalRole.User);
        statements.Add(new Let(element, type.Element is null ? ConvertTo(value, type, false) : Memory(value), origin));
        environment = environment.SetItem(variable, type.Element is not null && IsData(array) ? AsData(element) : element);
        if (type.Element is not null)
            viewed[element] = RootOf((Local)Memory(array));
    }
}
