namespace Differentiator;

/// <summary>
/// What training makes small. Each loss is a mean, as PyTorch's default reduction; sums are in double.
/// </summary>
public static partial class Losses
{
    private static void RequirePair(Matrix first, string firstName, Matrix second, string secondName)
    {
        Shapes.RequireElements(first, firstName);
        Shapes.Require(second, first, secondName);
    }
}
