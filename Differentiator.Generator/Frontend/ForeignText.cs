using System.Collections.Generic;
using System.Linq;
using System.Text;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>Collects copied code and the operands between its pieces.</summary>
internal sealed class ForeignText
{
    private readonly List<string> parts = [];
    private readonly List<Expr> operands = [];
    private readonly StringBuilder current = new();

    /// <summary>Whether a type is named, with colons perhaps, which would begin a format in an interpolated string.</summary>
    public bool NamesTypes => current.ToString().Contains("::") || parts.Any(part => part.Contains("::")) || operands.Any(operand => operand.Type == IrType.TypeName);

    public void Add(string text) => current.Append(text);

    public void Add(Expr operand)
    {
        parts.Add(current.ToString());
        current.Clear();
        operands.Add(operand);
    }

    public void Add(ForeignText inner)
    {
        for (int k = 0; k < inner.operands.Count; k++)
        {
            Add(inner.parts[k]);
            Add(inner.operands[k]);
        }

        Add(inner.current.ToString());
    }

    /// <summary>The name of a type, which is as short in the emitted code as its place allows.</summary>
    public void Add(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { ContainingType: null, Arity: 0, SpecialType: SpecialType.None or SpecialType.System_DateTime } && type.QualifiedNamespace() == "System")
            Add(new Verbatim(type.Qualified(), IrType.TypeName));
        else
            Add(type.InCode());
    }

    /// <summary>A single operand stands for itself.</summary>
    public Expr ToExpr(IrType type) => operands.Count == 1 && parts[0].Length == 0 && current.Length == 0
        ? operands[0]
        : new Foreign(EquatableArray.Of([.. parts, current.ToString()]), EquatableArray.Of(operands.ToArray()), type);
}
