using Differentiator.Generator.IR;

namespace Differentiator.Generator.Rules;

/// <summary>What a reduction computes, over loops that are written on the way.</summary>
internal delegate Expr ReductionFormula(ReductionLoops loops);
