using System.Collections.Generic;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Normalize;

/// <summary>Rewrites an expression, possibly putting statements before the one in which it stands.</summary>
internal delegate Expr Expand(Expr expr, Origin origin, List<Stmt> before);
