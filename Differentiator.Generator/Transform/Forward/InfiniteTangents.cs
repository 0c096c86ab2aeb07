using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform.Forward;

/// <summary>
/// Which values, of loops and in memory, may have tangents that are infinite: those with a partial that may be, those that calls
/// give, and all that is computed from them. The products of all others need no strong zero.
/// </summary>
internal sealed class InfiniteTangents
{
    private readonly Propagation? reached;
    private readonly bool isEverywhere;

    public InfiniteTangents(Function primal, Activity activity, ChainRule chain)
    {
        // A gradient has infinite values besides: there, one such partial makes all tangents suspect.
        bool isGradient = primal.Body.AllExpressions().SelectMany(ExprTraversal.SelfAndDescendants).Any(node => node is Call { Function.ContainingType: LibraryFunctions.Strong });
        isEverywhere = isGradient && chain.HasSingularPartials(primal.Body, activity);
        Local[] called = [.. primal.Body.AllStatements().OfType<Invoke>().SelectMany(StmtTraversal.DefinedHere).Where(activity.IsVaried)];
        if (!isEverywhere)
        {
            reached = Propagation.Of(primal, called, (expr, isReached) => activity.IsVaried(expr)
                && (chain.HasSingularPartials(expr, activity) || expr.SelfAndDescendants().Any(node => node is Local local && activity.IsVaried(local) && isReached(local))));
        }
    }

    public bool Reaches(Local value) => isEverywhere || reached!.Reaches(value);
}
