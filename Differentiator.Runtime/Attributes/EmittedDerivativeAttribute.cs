using System;
using System.ComponentModel;

namespace Differentiator;

/// <summary>
/// Stands on every emitted member, so that compilations which reference it know what it differentiates.
/// Written by the compiler; not meant to be written by hand.
/// </summary>
/// <param name="of">The name of the differentiated method.</param>
/// <param name="mode">Which derivative the member computes: exactly one flag.</param>
/// <param name="withRespectTo">The parameters differentiated with respect to, in order.</param>
/// <param name="contractVersion">The version of the calling contract; 1 at present.</param>
[AttributeUsage(AttributeTargets.Method)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EmittedDerivativeAttribute(string of, Derivatives mode, string[] withRespectTo, int contractVersion) : Attribute
{
    /// <summary>The name of the differentiated method.</summary>
    public string Of { get; } = of;

    /// <summary>Which derivative the member computes.</summary>
    public Derivatives Mode { get; } = mode;

    /// <summary>The parameters differentiated with respect to, in order.</summary>
    public string[] WithRespectTo { get; } = withRespectTo;

    /// <summary>The version of the calling contract.</summary>
    public int ContractVersion { get; } = contractVersion;

    /// <summary>
    /// Whether the method writes what it is given, or does anything else besides computing its result: methods of other assemblies, which
    /// would run it once more for its derivative, cannot be differentiated through it.
    /// </summary>
    public bool HasEffects { get; set; }
}
