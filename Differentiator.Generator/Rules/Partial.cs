using System.Collections.Generic;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Rules;

/// <summary>The derivative of one operand's function value: from the operands and the result, an expression; null is zero.</summary>
internal delegate Expr? Partial(IReadOnlyList<Expr> operands, Expr result);
