using System;
using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Generator.IR;

/// <summary>One attribute on a method: what to emit, under which prefix, with respect to which parameters (by position).</summary>
internal sealed record Request(string Prefix, EquatableArray<int> WithRespectTo, DerivativeKinds Kinds)
{
    /// <summary>What is made by differentiating the gradient.</summary>
    public const DerivativeKinds SecondOrder = DerivativeKinds.Hessian | DerivativeKinds.Hvp | DerivativeKinds.GradientHvp;

    /// <summary>Whether the parameters of the model count too, to which the method belongs.</summary>
    public bool IncludesModel { get; init; }

    /// <summary>Whether sums may be taken in another order, and functions be those of vectors.</summary>
    public bool IsFast { get; init; }

    /// <summary>Whether every step of a search for the largest is differentiated, not only those that decide it.</summary>
    public bool TakesEachStep { get; init; }

    /// <summary>Whether the partial derivatives are wanted in closed form, as text.</summary>
    public bool HasFormula { get; init; }

    /// <summary>What the scratch memory holds that the caller may give, else null.</summary>
    public ScalarType? Scratch { get; init; }

    /// <summary>What a base class has too: these members override its own.</summary>
    public DerivativeKinds Overrides { get; init; }

    /// <summary>Whether a derivative of the gradient is wanted.</summary>
    public bool IsOfSecondOrder => (Kinds & SecondOrder) is not DerivativeKinds.None;

    /// <summary>The flags that are set, one by one.</summary>
    public static IEnumerable<DerivativeKinds> Each(DerivativeKinds kinds) =>
        Enum.GetValues(typeof(DerivativeKinds)).Cast<DerivativeKinds>().Where(kind => kind is not DerivativeKinds.None && kinds.HasFlag(kind));
}
