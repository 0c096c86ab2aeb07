using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>What can be rows and columns of a Jacobian: numbers, structures of them, and arrays of numbers of its own type.</summary>
internal static class JacobianTypes
{
    /// <param name="withRespectTo">The types of the parameters.</param>
    public static bool Are(IMethodSymbol method, IReadOnlyList<ITypeSymbol> withRespectTo)
    {
        IrType?[] columns = [.. withRespectTo.Select(TypeMapping.Map)];
        bool areNumbers = columns.All(type => type is { Element: null } or { Element: ScalarType } and not RectangularType) && !columns.OfType<MatrixType>().Any();
        if (!areNumbers || RootResult.Of(method) is ArrayType { Item: not ScalarType })
            return false;
        IrType item = columns.SelectMany(type => Numbers(type!.Element ?? type)).Contains(IrType.Double) ? IrType.Double : IrType.Single;
        IEnumerable<IrType?> byReference = RootParameter.Of(method).Where(parameter => parameter.IsWritten).Select(parameter => TypeMapping.Map(parameter.Type));

        // Slices of a row, and references into it, are of its type.
        return columns.All(type => type!.Element is null || type.Element == item) && byReference.All(type => type is not { IsFloatingPoint: true } || type == item);
    }

    private static IEnumerable<IrType> Numbers(IrType type) => type is StructType structure ? structure.Fields.Where(field => field.IsDifferentiable).SelectMany(field => Numbers(field.Type)) : [type];
}
