namespace Differentiator.Generator.IR;

/// <summary>How wide the vectors are that hold lanes; all but one have the names of the framework's types.</summary>
internal enum LaneWidth
{
    /// <summary>What every processor has.</summary>
    Vector128,
    Vector256,
    Vector512,

    /// <summary>As wide as the processor's own: <c>Vector&lt;T&gt;</c>.</summary>
    Processor,
}
