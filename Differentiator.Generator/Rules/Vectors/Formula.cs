using System;
using System.Collections.Generic;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Rules;

/// <summary>
/// The value of a member by its components. The operands are numbers, and structures whose components have names;
/// <paramref name="let"/> names what is used more than once. Null if the member is not known for these operands.
/// </summary>
internal delegate Expr? Formula(IReadOnlyList<Expr> operands, Func<string, Expr, Expr> let);
