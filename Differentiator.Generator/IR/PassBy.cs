namespace Differentiator.Generator.IR;

/// <summary>How a parameter is passed.</summary>
internal enum PassBy
{
    Value,
    In,
    Out,
    Ref,
}
