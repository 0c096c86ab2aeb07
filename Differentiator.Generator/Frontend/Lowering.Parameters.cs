using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>Parameters of the method that is differentiated itself.</summary>
internal sealed partial class Lowering
{
    private Parameter LowerParameter(IParameterSymbol parameter)
    {
        if (parameter.RefKind is not RefKind.None)
            Refuse(SignatureDiagnostics.ParameterByReference, parameter.Locations[0], parameter.Name, KeywordOf(parameter.RefKind));
        else
            CheckParameterType(parameter);

        IrType type = Map(parameter.Type) is { } mapped && activations.Count == 1 ? mapped : MapOrName(parameter.Type);
        var local = new Local(nextId++, parameter.Name, type, LocalRole.Parameter);
        environment = environment.SetItem(parameter, type is StructType ? LeavesOf(local, parameter.Name, parameter.Type) : local);
        return new Parameter(local, HasNoGradient: parameter.HasAttribute(KnownNames.NoGradient));
    }

    private bool CheckParameterType(IParameterSymbol parameter)
    {
        if (Map(parameter.Type) is { } type)
            return activations.Count > 1 || type is not StructType || CheckStructure(parameter);
        if (activations.Count > 1 && IsDelegate(parameter.Type))
            return true;
        if (!parameter.Type.IsErroneous())
            Refuse(SignatureDiagnostics.ParameterType, parameter.Locations[0], parameter.Name, parameter.Type.InMessage());
        return false;
    }

    /// <summary>Emitted code reads a structure part by part, so that each must be within its reach.</summary>
    private bool CheckStructure(IParameterSymbol parameter)
    {
        if (!StructureAccess.IsReadable(parameter.Type, Method.ContainingType, context.Compilation, out string reason))
        {
            Refuse(SignatureDiagnostics.StructureNotReadable, parameter.Locations[0], parameter.Name, parameter.Type.InMessage(), reason);
            return false;
        }

        return true;
    }

    // Line line   becomes   lineSlope = line.Slope; lineOffset = line.Offset   and stands for   new Line(lineSlope, lineOffset)
    private Expr LeavesOf(Expr leaf, string name, ITypeSymbol? type)
    {
        if (leaf.Type is StructType structure)
        {
            return new New(structure, structure.Fields
                .Select((field, k) => LeavesOf(new Field(leaf, field.Name, field.Type), PartName(name, structure, type, k), PartType(type, k)))
                .ToEquatableArray());
        }

        Local local = NewLocal(name, leaf.Type, LocalRole.Temporary);
        statements.Add(new Let(local, leaf, Origin.None));
        return local;
    }
}
