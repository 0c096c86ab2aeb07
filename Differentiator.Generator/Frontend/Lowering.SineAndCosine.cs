using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>Library functions that return the sine and the cosine as a tuple: each element is a function of its own.</content>
internal sealed partial class Lowering
{
    /// <summary>The elements of what <c>SinCos</c> and <c>SinCosPi</c> return; null for other methods.</summary>
    private (FunctionRef Sine, FunctionRef Cosine)? SineAndCosine(IMethodSymbol target, ITypeSymbol? constrainedTo)
    {
        if (target is not { IsStatic: true, Name: "SinCos" or "SinCosPi", Parameters.Length: 1 } || Map(target.Parameters[0].Type) is not ScalarType { IsFloatingPoint: true } number)
            return null;
        Library library = target.Name == "SinCos" ? Library.Math : Library.Number;
        FunctionRef function = new(number == IrType.Single ? library.Single : library.Double, target.Name, EquatableArray.Of<IrType>(number), number);
        string owner = Actual(constrainedTo ?? target.ContainingType).Qualified();
        if (owner is not (LibraryFunctions.Math or LibraryFunctions.MathF or LibraryFunctions.Double or LibraryFunctions.Single))
            return null;

        // Math.SinCos(x).Sin is Math.Sin(x); double.SinCosPi(x).CosPi differs from double.CosPi(x) in the last bits.
        return target.Name == "SinCos"
            ? (function with { Name = nameof(LibraryFunctions.Sin) }, function with { Name = nameof(LibraryFunctions.Cos) })
            : (function with { Part = nameof(LibraryFunctions.SinPi) }, function with { Part = nameof(LibraryFunctions.CosPi) });
    }

    // Math.SinCos(x)   becomes   (Math.Sin(x), Math.Cos(x))
    private Expr LowerSineAndCosine((FunctionRef Sine, FunctionRef Cosine) functions, IInvocationOperation call)
    {
        Expr angle = LowerScalar(call.Arguments[0].Value);
        if (IsPoison(angle) || Map(call.Type) is not StructType pair)
            return RefuseSilently();
        EquatableArray<Expr> operand = EquatableArray.Of(Named("angle", angle, OriginOfStatement(call)));
        return new New(pair, EquatableArray.Of<Expr>(new Call(functions.Sine, operand), new Call(functions.Cosine, operand)));
    }
}
