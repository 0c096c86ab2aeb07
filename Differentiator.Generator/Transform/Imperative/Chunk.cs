using System.Collections.Generic;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>What one statement of the single-assignment form became.</summary>
internal sealed record Chunk(Stmt Source, List<Code> Code);
