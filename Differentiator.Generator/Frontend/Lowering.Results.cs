using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <content>
/// Results of the method that is differentiated which are no number: an array that it makes, and what it leaves in its
/// caller's memory.
/// </content>
internal sealed partial class Lowering
{
    /// <summary>The array that all returns of the method give back; it is no variable of the environment, as there is but one.</summary>
    private Local? returnedArray;
    private Location? returnPlace;

    private bool ReturnsArray => activations.Count == 1 && Method.ReturnType is IArrayTypeSymbol;

    private bool HasReturnedValue => !Method.ReturnsVoid && !ReturnsArray;

    private void TakeReturnedArray(Expr returned, IOperation source)
    {
        Expr memory = Memory(returned);
        returnPlace = source.Syntax.GetLocation();
        if (returnedArray is not null && !returnedArray.Equals(memory))
            RefuseReturned(source, "this array here and another one elsewhere");
        else if (memory is Local { Role: LocalRole.Parameter } parameter)
            RefuseReturned(source, $"'{parameter.Name}', which its caller has already");
        else if (memory is Local local)
            returnedArray = local;
        else
            RefuseReturned(source, "one of several arrays");
    }

    private void RefuseReturned(IOperation source, string what) => Refuse(SignatureDiagnostics.ArrayReturned, source, Method.Name, what);

    // What a branch has made is not there at the end; a view, or a table outside of the method, is not the method's own.
    private void CheckReturnedArray()
    {
        if (returnedArray is not null && !isRefused && !statements.OfType<Scratch>().Any(scratch => scratch.Span == returnedArray))
            Refuse(SignatureDiagnostics.ArrayReturned, returnPlace!, Method.Name, "one of several arrays, or one that is made in a branch or outside of the method");
    }

    private void CheckHasResult(Function function)
    {
        if (function.Value is not null || function.Left.Any(left => left.Slot.Type.IsDifferentiable && !IsData(left.Slot, function)))
            return;
        Analysis.Memory memory = Analysis.Memory.Of(function);
        if (!function.Parameters.Any(parameter => parameter.Local.Type is { Element: not null, IsDifferentiable: true } && !parameter.HasNoGradient && memory.IsWritten(parameter.Local)))
            Refuse(SignatureDiagnostics.NothingWritten, Method.Locations[0], Method.Name);
    }

    private static bool IsData(Local slot, Function function) => function.Parameters.Any(parameter => parameter.Local == slot && parameter.HasNoGradient);
}
