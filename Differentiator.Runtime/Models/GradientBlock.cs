using System;
using System.Collections.Generic;

namespace Differentiator;

/// <summary>
/// The partial derivatives of a model in one flat block. In a new gradient a parameter is fresh until the first kernel adds to
/// it: one that can writes without reading what the last gradient has left, and nothing has to be cleared for it.
/// </summary>
internal sealed class GradientBlock(IReadOnlyList<NamedParameter> all, int count)
{
    private readonly float[] elements = new float[count];
    private readonly bool[] isFresh = new bool[all.Count];
    private bool isComplete = true;

    /// <summary>All of them; what is still fresh is set to zero.</summary>
    public float[] Elements
    {
        get
        {
            Complete();
            return elements;
        }
    }

    /// <summary>Begins a new gradient.</summary>
    public void Start()
    {
        Array.Fill(isFresh, true);
        isComplete = false;
    }

    /// <summary>Sets to zero what no kernel has added to.</summary>
    public void Complete()
    {
        if (isComplete)
            return;
        for (int i = 0; i < all.Count; i++)
        {
            Matrix part = Take(all[i].Parameter, out bool wasFresh);
            if (wasFresh)
                part.Span.Clear();
        }

        isComplete = true;
    }

    /// <summary>The partial derivatives with respect to one parameter, which the caller writes if they are fresh, else adds to.</summary>
    public Matrix Take(Parameter parameter, out bool wasFresh)
    {
        wasFresh = isFresh[parameter.Index];
        isFresh[parameter.Index] = false;
        return new Matrix(elements, parameter.Offset, parameter.Value.Rows, parameter.Value.Columns);
    }
}
