using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Analysis;

/// <summary>
/// Which values vary with the parameters differentiated with respect to. That they also influence the result is
/// found by the reverse sweep itself: where no adjoint arrives there is nothing to do.
/// </summary>
internal sealed class Activity
{
    private readonly Propagation varied;

    private Activity(Propagation varied) => this.varied = varied;

    /// <param name="includesModel">Whether what kernels compute with parameters of their own varies.</param>
    public static Activity Of(Function function, IEnumerable<Local> withRespectTo, bool includesModel = false) =>
        new(Propagation.Of(function, withRespectTo, Varies, includesModel));

    /// <summary>True if the expression's derivative with respect to a varied value may be other than zero.</summary>
    public bool IsVaried(Expr expr) => varied.Reaches(expr);

    /// <summary>True if a value that varies is kept on the tape.</summary>
    public bool IsVariedTape(Local tape) => varied.Reaches(tape);

    /// <summary>Another version of a value varies as that does.</summary>
    public Local Alike(Local version, Local of)
    {
        varied.Alike(version, of);
        return version;
    }

    private static bool Varies(Expr expr, Func<Local, bool> isVaried) => expr switch
    {
        _ when !expr.Type.IsDifferentiable => false,

        // What is read from a tape varies if what was pushed onto it does, of whatever type tapes are.
        Load { Array: Local { Type: TapeType } tape } => isVaried(tape),
        Local local => isVaried(local),
        FloatConstant or Verbatim or NewRow => false,
        Unary unary => Varies(unary.Operand, isVaried),
        Binary binary => Varies(binary.Left, isVaried) || Varies(binary.Right, isVaried),
        IR.Convert convert => Varies(convert.Operand, isVaried),
        Conditional choice => Varies(choice.WhenTrue, isVaried) || Varies(choice.WhenFalse, isVaried),
        Load load => Varies(load.Array, isVaried),
        Slice slice => Varies(slice.Array, isVaried),
        Field field => Varies(field.Of, isVaried),
        New made => made.Arguments.Any(argument => Varies(argument, isVaried)),
        Foreign => false,
        Call call => !RuleTable.IsConstant(call.Function) && call.Arguments.Any(argument => Varies(argument, isVaried)),
        _ => throw Unreachable.Node(expr),
    };
}
