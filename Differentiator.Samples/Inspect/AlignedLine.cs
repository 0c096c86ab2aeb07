using System.Collections.Generic;

namespace Differentiator.Samples.Inspect;

/// <summary>A line of source and the lines of its derivative, in the order in which they run.</summary>
internal sealed record AlignedLine(string Source, IReadOnlyList<string> Derivative);
