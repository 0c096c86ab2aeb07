using System.Collections.Generic;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Forward;

/// <content>An array that the function makes and returns: its tangents go to memory of the caller's.</content>
internal sealed partial class ForwardMode
{
    /// <summary>Null if the function returns no array.</summary>
    private Local? resultTangent;

    private void TakeResult()
    {
        if (primal.Value is not Local { Type.Element: { } item } array)
            return;
        resultTangent = NewParameter("resultTangent", new SpanType(item, IsReadOnly: false));
        shadows.Add(array, resultTangent);
        shadowed.Add(array);
        Known(resultTangent, array);
    }

    // double[] y = new double[n];   becomes   the same, and the caller's resultTangent has to be as long
    private IEnumerable<Stmt> ResultAllocation(Stmt allocation)
    {
        yield return ShadowMemory.SameLength(resultTangent!, allocation is Scratch scratch ? scratch.Count! : ((Allocate)allocation).Lengths[0]);
        yield return allocation;

        // A new array is zero; memory of another kind is cleared after this, and its tangents with it.
        if (allocation is Allocate)
            yield return new Clear(resultTangent!, allocation.Origin);
    }
}
