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
        IOperation collection = loop.Collection is IConversionOperation { IsImplicit: true, Operand.Type: IArrayTypeSymbol } conversion
            ? conversion.Operand
            : loop.Collection;
        if (Map(collection.Type)?.Element is null || loop.IsAsynchronous)
        {
            Refuse(LanguageDiagnostics.ForEachCollection, collection, collection.Type.InMessage());
            return;
        }

        if (loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: var variable })
        {
            Refuse(LanguageDiagnostics.ByReference, loop.LoopControlVariable, "this loop variable");
            return;
        }

        Expr array = LowerMemory(collection);
        if (IsPoison(array) || Map(variable.Type) is not { } type || array.Type is RectangularType)
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
                if (variable.RefKind is not RefKind.None)
                {
                    Place place = new ElementPlace(new Load(Memory(array), index, type));
                    references = references.SetItem(variable, IsData(array) ? new DataPlace(place) : place);
                    return;
                }

                Origin origin = OriginOf(loop.Syntax, $"{variable.Name} = {StatementText.OneLine(collection.Syntax)}[{name}]");
                Expr value = LoadOf(array, index, array.Type.Element!);
                if (value.Type is StructType)
                {
                    environment = environment.SetItem(variable, value.Type == type
                        ? Named(variable.Name, value, origin, LocalRole.User, variable.Type)
                        : Refuse(LanguageDiagnostics.ValueType, loop.LoopControlVariable, $"'{variable.Name}'", variable.Type.InMessage()));
                    return;
                }

                Local element = NewLocal(variable.Name, type, LocalRole.User);
                statements.Add(new Let(element, type.Element is null ? ConvertTo(value, type, false) : Memory(value), origin));
                environment = environment.SetItem(variable, type.Element is not null && IsData(array) ? AsData(element) : element);
                if (type.Element is not null)
                    viewed[element] = RootOf((Local)Memory(array));
            },
        });
        Active.IndexNames.Release(name);
    }
}
