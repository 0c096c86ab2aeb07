namespace Differentiator.Generator.Transform.Vectorize.Nests;

/// <summary>What the iterations of a loop do with memory.</summary>
internal enum NestAccess
{
    /// <summary>They read it.</summary>
    Shared,

    /// <summary>Each begins with it anew: there is one for each lane.</summary>
    Private,

    /// <summary>The same, of what does not differ from lane to lane: places, counts.</summary>
    Uniform,

    /// <summary>They add to it: each lane adds up its own, and all go there in the end.</summary>
    Sum,

    /// <summary>Each reads and writes the element at its index.</summary>
    Element,
}
