using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>Inverses of matrices, and what .NET computes by them: the original gives the value, a formula the derivative.</content>
internal sealed partial class Lowering
{
    private static bool IsInverse(IMethodSymbol method) => method is { Name: "Invert", IsStatic: true, Parameters.Length: 2 } && VectorType(method) is not null;

    // bool b = Matrix4x4.Invert(m, out r);   becomes   b = call IsInvertible(m); inverse = call Inverse(m); r = new Matrix4x4(Known.Value(inverse.M11, ..), ..)
    private Expr LowerInverse(IInvocationOperation call)
    {
        IArgumentOperation given = call.Arguments.Single(argument => argument.Parameter!.Ordinal == 0), result = call.Arguments.Single(argument => argument.Parameter!.Ordinal == 1);
        Expr matrix = LowerScalar(given.Value);
        if (IsPoison(matrix))
            return RefuseSilently();
        Place? place = ReferenceOf(result, result.Parameter!);
        if (place is null && result.Value is not IDiscardOperation)
            return Refuse(LanguageDiagnostics.ByReference, result, $"the argument for '{result.Parameter!.Name}'");
        Origin origin = OriginOfStatement(call);
        matrix = Named("matrix", matrix, origin);
        Local isInvertible = Original(LibraryFunctions.ComponentsType, "IsInvertible", IrType.Boolean, [matrix], origin);
        if (place is not null)
        {
            Local inverse = Original(LibraryFunctions.ComponentsType, "Inverse", matrix.Type, [matrix], origin);
            Expr value = WithValue(Inverses.Of(matrix, (name, value) => Named(name, value, origin)), inverse);
            if (IsPoison(Assign(place, value, call)))
                return RefuseSilently();
        }

        return isInvertible;
    }

    // Plane.Transform(p, m)   becomes   value = call Plane.Transform(p, m); new Plane(Known.Value(value.Normal.X, ..), ..)
    private Formula OfOriginal(IMethodSymbol target, Formula derivative, Origin origin) => (operands, let) =>
    {
        Local value = Original(target.ContainingType.Qualified(), target.Name, MapOrName(target.ReturnType), [.. operands], origin);
        return derivative(operands, let) is { } derived ? WithValue(derived, value) : null;
    };

    private Local Original(string type, string name, IrType result, Expr[] operands, Origin origin)
    {
        Local value = NewLocal(Lowered(name), result, LocalRole.Temporary);
        statements.Add(new Invoke(value, [], [], new FunctionRef(type, name, operands.Select(operand => operand.Type).ToEquatableArray(), result), operands.ToEquatableArray(), origin) { IsData = true });
        return value;
    }

    /// <summary>What has a value already, and is differentiated like a formula.</summary>
    private static Expr WithValue(Expr derived, Expr value) => derived is New made
        ? made with { Arguments = made.Arguments.Select((part, k) => WithValue(part, new Field(value, made.Struct.Fields[k].Name, made.Struct.Fields[k].Type))).ToEquatableArray() }
        : LibraryFunctions.Known(ElementwiseRules.Identity, value, derived);
}
