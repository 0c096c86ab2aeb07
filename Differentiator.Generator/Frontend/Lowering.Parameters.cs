using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>Parameters of the method that is differentiated itself.</summary>
internal sealed partial class Lowering
{
    /// <summary>The parameters by reference, whose last values are results.</summary>
    private readonly List<(IParameterSymbol Parameter, Local Local)> left = [];

    private Parameter LowerParameter(IParameterSymbol parameter)
    {
        bool isWritten = parameter.RefKind is RefKind.Ref or RefKind.Out;
        if (isWritten && Map(parameter.Type) is not ScalarType && !parameter.Type.IsErroneous())
            Refuse(SignatureDiagnostics.ParameterByReference, parameter.Locations[0], parameter.Name, parameter.Type.InMessage(), parameter.RefKind is RefKind.Ref ? "ref" : "out");
        else
            CheckParameterType(parameter);

        IrType type = Map(parameter.Type) is { } mapped && activations.Count == 1 ? mapped : MapOrName(parameter.Type);
        var local = new Local(nextId++, parameter.Name, type, LocalRole.Parameter);
        if (type.Element is StructType && TypeMapping.ItemOf(parameter.Type) is { } item)
            structures.Add(local, item);
        bool hasNoGradient = parameter.HasAttribute(KnownNames.NoGradient);
        environment = environment.SetItem(parameter, type is StructType ? LeavesOf(local, parameter.Name, parameter.Type)
            : parameter.RefKind is RefKind.Out && type is ScalarType ? Zero(type)
            : local);
        if (isDerived && hasNoGradient)
            environment = environment.SetItem(parameter, AsData(environment[parameter]));
        if (isWritten)
            left.Add((parameter, local));
        return new Parameter(local, PassByOf(parameter.RefKind), hasNoGradient);
    }

    private static PassBy PassByOf(RefKind kind) => kind switch
    {
        RefKind.None => PassBy.Value,
        RefKind.Ref => PassBy.Ref,
        RefKind.Out => PassBy.Out,
        _ => PassBy.In,
    };

    /// <summary>Whether the variable is a parameter in which the method leaves a value for its caller.</summary>
    private bool IsLeft(ISymbol variable) => left.Exists(item => SymbolEqualityComparer.Default.Equals(item.Parameter, variable));

    /// <summary>What parameters hold in the end; of those that are data, as data.</summary>
    private Expr Left(IParameterSymbol parameter)
    {
        Expr value = environment[parameter];
        return parameter.HasAttribute(KnownNames.NoGradient) ? AsData(value) : value;
    }

    private bool CheckParameterType(IParameterSymbol parameter)
    {
        if (Map(parameter.Type) is { } type)
            return activations.Count > 1 || (type.Element ?? type) is not StructType || CheckStructure(parameter);
        if (activations.Count > 1 && IsDelegate(parameter.Type))
            return true;
        if (!parameter.Type.IsErroneous())
            Refuse(SignatureDiagnostics.ParameterType, parameter.Locations[0], parameter.Name, parameter.Type.InMessage());
        return false;
    }

    /// <summary>Emitted code reads a structure part by part, so that each must be within its reach.</summary>
    private bool CheckStructure(IParameterSymbol parameter)
    {
        ITypeSymbol type = TypeMapping.ItemOf(parameter.Type) ?? parameter.Type;
        if (!StructureAccess.IsReadable(type, Method.ContainingType, context.Compilation, out string reason))
        {
            Refuse(SignatureDiagnostics.StructureNotReadable, parameter.Locations[0], parameter.Name, type.InMessage(), reason);
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
