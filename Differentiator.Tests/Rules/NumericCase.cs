using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Reflection;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Tests.Rules;

/// <summary>One overload of a member of the table of <c>System.Numerics</c>: an expression of elements of <c>p</c>.</summary>
internal sealed record NumericCase(NumericMember Member, Type[] Operands)
{
    private static readonly Dictionary<string, string> Infix = new()
    {
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_Multiply"] = "*",
        ["op_Division"] = "/",
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
    };

    private static readonly Dictionary<string, string> Prefix = new() { ["op_UnaryNegation"] = "-", ["op_UnaryPlus"] = "+" };

    public static IReadOnlyList<NumericCase> All { get; } =
    [
        .. from member in NumericTable.All
           from operands in Combinations(member)
           let candidate = new NumericCase(member, operands)
           where candidate.Found is not null
           select candidate,
    ];

    /// <summary>The type as the table knows it; null for those that are no operands.</summary>
    public static IrType? Mapped(Type type) => type == typeof(float) ? IrType.Single : NumericTypes.Find(type.Name);

    public bool Is(MethodInfo method) => Found switch
    {
        MethodInfo found => found == method,
        PropertyInfo property => property.GetMethod == method,
        _ => false,
    };

    /// <summary>How many floats the operands take.</summary>
    public int Count => Operands.Sum(Size);

    public Type Result => Found switch
    {
        MethodInfo method => method.ReturnType,
        PropertyInfo property => property.PropertyType,
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The expression in C#, or the components of its value; of large matrices some of each row and column.</summary>
    public IEnumerable<string> Expressions => Result == typeof(bool) ? [$"{Expression} ? p[0] : 2 * p[0]"]
        : Result == typeof(float) ? [Expression]
        : Result == typeof(Plane) ? [$"({Expression}).Normal.X", $"({Expression}).Normal.Z", $"({Expression}).D"]
        : Result.IsGenericType ? [$"({Expression}).Sin.Y", $"({Expression}).Cos.X"]
        : Fields(Result).Where((_, k) => k % 3 == 0 || Fields(Result).Length <= 6).Select(part => $"({Expression}).{part.Name}");

    private string Expression
    {
        get
        {
            int next = 0;
            string[] operands = [.. Operands.Select(type => Operand(type, ref next))];
            return Infix.TryGetValue(Member.Name, out string? infix) ? $"{operands[0]} {infix} {operands[1]}"
                : Prefix.TryGetValue(Member.Name, out string? prefix) ? prefix + operands[0]
                : Found is PropertyInfo property ? $"{(IsStatic(property) ? Real(Member.Type).Name : operands[0])}.{property.Name}"
                : Found is MethodInfo { IsStatic: true } ? $"{Real(Member.Type).Name}.{Member.Name}({string.Join(", ", operands)})"
                : $"{operands[0]}.{Member.Name}({string.Join(", ", operands.Skip(1))})";
        }
    }

    private MemberInfo? Found
    {
        get
        {
            Type type = Real(Member.Type);
            MethodInfo? shared = type.GetMethod(Member.Name, BindingFlags.Public | BindingFlags.Static, Operands);
            MethodInfo? own = Operands.Length > 0 ? type.GetMethod(Member.Name, BindingFlags.Public | BindingFlags.Instance, Operands[1..]) : null;
            return shared ?? (MemberInfo?)own ?? type.GetProperty(Member.Name);
        }
    }

    public static Type Real(IrType type) => type is ScalarType { Kind: ScalarKind.Byte } ? typeof(byte) : type == IrType.Int32 ? typeof(int) : type is StructType structure
        ? typeof(Vector3).Assembly.GetType(structure.Name["global::".Length..]) ?? throw new InvalidOperationException(structure.Name)
        : typeof(float);

    public static FieldInfo[] Fields(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Instance);

    private static IEnumerable<Type[]> Combinations(NumericMember member) => member.Operands
        .Aggregate<IrType?, IEnumerable<Type[]>>([[]], (all, operand) =>
            all.SelectMany(first => (operand is null ? [Real(member.Type), typeof(float)] : new[] { Real(operand) }).Select(next => (Type[])[.. first, next])));

    private static string Operand(Type type, ref int next)
    {
        if (type == typeof(byte) || type == typeof(int))
            return type == typeof(byte) ? "2" : "1";
        int first = next;
        next += Size(type);
        return type == typeof(float) ? $"p[{first}]" : $"new {type.Name}({string.Join(", ", Enumerable.Range(first, Size(type)).Select(k => $"p[{k}]"))})";
    }

    private static int Size(Type type) => type == typeof(float) ? 1 : type == typeof(byte) || type == typeof(int) ? 0 : type == typeof(Plane) ? 4 : Fields(type).Length;

    private static bool IsStatic(PropertyInfo property) => property.GetMethod!.IsStatic;
}
