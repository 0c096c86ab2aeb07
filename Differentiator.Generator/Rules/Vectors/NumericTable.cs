using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Rules;

/// <summary>Finds a member of a type of <c>System.Numerics</c>.</summary>
internal static class NumericTable
{
    private static readonly ILookup<(string Type, string Name), NumericMember> ByName =
        VectorMembers.All.Concat(QuaternionMembers.All).Concat(PlaneMembers.All).Concat(MatrixMembers.All).ToLookup(member => (member.Type.Name, member.Name));

    public static IEnumerable<NumericMember> All => ByName.SelectMany(members => members);

    public static bool Has(StructType type, string name) => ByName.Contains((type.Name, name));

    /// <summary>Null if the member has no formula.</summary>
    public static Formula? Find(StructType type, string name, IReadOnlyList<IrType> operands) => Member(type, name, operands)?.Value;

    public static bool IsCalled(StructType type, string name, IReadOnlyList<IrType> operands) => Member(type, name, operands) is { IsCalled: true };

    private static NumericMember? Member(StructType type, string name, IReadOnlyList<IrType> operands) =>
        ByName[(type.Name, name)].FirstOrDefault(member => member.Takes(operands));

    // new Vector3(x)   is   (x, x, x);   new Vector4(v, w)   (v.X, v.Y, v.Z, w);   the same for Create
    public static Formula? Constructor(StructType type, IReadOnlyList<IrType> operands)
    {
        int count = operands.Sum(operand => operand is StructType structure ? structure.Fields.Count : 1);
        if (type == NumericTypes.Plane)
            return count == 4 && operands.All(operand => operand == IrType.Single || operand is StructType) ? (o, _) => PlaneMembers.FromFour(o.SelectMany(Components.Of)) : null;
        bool isSplat = count == 1 && type.Fields.Count < 5 && type != NumericTypes.Quaternion;
        return operands.Any(operand => operand != IrType.Single && operand is not StructType) || (count != type.Fields.Count && count != 0 && !isSplat)
            ? null
            : (o, let) => Components.Make(type, isSplat
                ? Enumerable.Repeat(let("value", o[0]), type.Fields.Count)
                : count == 0 ? type.Fields.Select(_ => Components.Number(0)) : o.SelectMany(Components.Of));
    }
}
