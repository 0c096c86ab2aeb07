namespace Differentiator;

/// <summary>
/// Functions of single numbers, and of each element of a matrix, that stand between the layers of a network. Values and
/// derivatives are finite at any finite argument.
/// </summary>
public static partial class Activations
{
    private static Matrix Map<TFunction>(Matrix x, Workspace? workspace)
        where TFunction : struct, IElementFunction
    {
        Matrix result = Results.Take(workspace, x.Rows, x.Columns);
        Elementwise.Map<TFunction>(x.Span, result.Span);
        return result;
    }

    // x̄ += ȳ f'(x)
    private static void AddDerivative<TFunction>(Matrix x, Matrix result, Matrix resultCotangent, Matrix xGradient)
        where TFunction : struct, IElementFunction
    {
        Shapes.Require(result, x, nameof(result));
        Shapes.Require(resultCotangent, x, nameof(resultCotangent));
        if (!Shapes.IsAsked(xGradient, x, nameof(xGradient)))
            return;
        Elementwise.Pull<TFunction>(x.Span, result.Span, resultCotangent.Span);
        Elementwise.Add(resultCotangent.Span, xGradient.Span);
    }
}
