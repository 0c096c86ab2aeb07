using System;
using System.Linq;
using Differentiator.Samples.Equations;
using Xunit;

namespace Differentiator.Tests.Samples;

/// <summary>The equations of second-order methods.</summary>
public sealed class CholeskyTests
{
    [Fact]
    public void A_solution_solves_the_equations()
    {
        double[] matrix = [4, 2, -1, 2, 5, 3, -1, 3, 6], rightSide = [1, -2, 3], solution = [.. rightSide];

        Assert.True(Cholesky.Solve(matrix.ToArray(), solution));
        for (int row = 0; row < 3; row++)
            Assert.Equal(rightSide[row], Enumerable.Range(0, 3).Sum(column => matrix[3 * row + column] * solution[column]), 1e-12);
    }

    [Theory]
    [InlineData(1, 2, 2, 1)]
    [InlineData(-1, 0, 0, 1)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(double.NaN, 0, 0, 1)]
    public void What_is_not_positive_definite_is_refused(double a, double b, double c, double d)
    {
        Assert.False(Cholesky.Solve([a, b, c, d], [1, 1]));
        Assert.Contains(double.NaN, Cholesky.RootsOfInverse([a, b, c, d], 2));
    }

    [Fact]
    public void Roots_of_the_inverse_are_those_of_its_diagonal()
    {
        // The inverse of (2 1; 1 2) is (2 -1; -1 2)/3.
        Assert.All(Cholesky.RootsOfInverse([2, 1, 1, 2], 2), root => Assert.Equal(Math.Sqrt(2.0 / 3), root, 1e-12));
    }
}
