using System;
using System.IO;
using System.Linq;
using Differentiator.Benchmarks.GradBench.Geometry;

namespace Differentiator.Benchmarks.GradBench.Evals;

/// <summary>The eval <c>ht</c>: how far measured points are from a hand in a pose of 26 numbers, from vertices of its mesh or from
/// places on triangles, which two more numbers for each point say.</summary>
internal static class HandTracking
{
    public static Eval Eval() => new(
        "ht",
        EvalFunction.Of<Input>("objective", input =>
        {
            Problem problem = new(input);
            return new EvalRun(problem.Errors, () => problem.Residuals);
        }),
        EvalFunction.Of<Input>("jacobian", input =>
        {
            Problem problem = new(input);
            return new EvalRun(problem.Differentiate, problem.JacobianRows);
        }));

    /// <summary>An input, unpacked.</summary>
    private sealed class Problem
    {
        private readonly HandModel hand;
        private readonly double[] theta;
        private readonly double[] us;
        private readonly int[] vertices;
        private readonly Triangle[] triangles;
        private readonly Vector[] points;
        private readonly double[] jacobian;

        public Problem(Input input)
        {
            input.Demand();
            hand = input.Data.Model.Unpack();
            (theta, us) = (input.Theta, [.. input.Us.SelectMany(u => u)]);
            vertices = input.Data.Correspondences;
            triangles = us.Length == 0 ? [] : Array.ConvertAll(vertices, index => input.Data.Model.Triangle(index));
            points = Array.ConvertAll(input.Data.Points, point => new Vector(point[0], point[1], point[2]));
            Residuals = new double[3 * points.Length];
            jacobian = new double[Residuals.Length * Columns];
        }

        public double[] Residuals { get; }

        private int Columns => HandModel.PoseSize + (us.Length == 0 ? 0 : 2);

        public void Errors()
        {
            if (us.Length == 0)
            {
                hand.VertexErrors(theta, points, vertices, Residuals);
            }
            else
            {
                hand.SurfaceErrors((0, 0), theta, us, points, triangles, Residuals);
            }
        }

        public void Differentiate()
        {
            if (us.Length == 0)
            {
                hand.VertexErrorsJacobian(theta, points, vertices, Residuals, jacobian);
            }
            else
            {
                hand.SurfaceErrorsJacobian((0, 0), theta, us, points, triangles, Residuals, jacobian);
            }
        }

        public object JacobianRows() => jacobian.Chunk(Columns);
    }

    private sealed record Input(double[] Theta, double[][] Us, Data Data)
    {
        public void Demand()
        {
            Rows.Demand(Theta, HandModel.PoseSize, "theta");
            Rows.Demand(Data.Points, Data.Correspondences.Length, 3, "points");
            Rows.Demand(Us, Us.Length == 0 ? 0 : Data.Points.Length, 2, "us");
        }
    }

    private sealed record Data(Model Model, int[] Correspondences, double[][] Points);

    private sealed record Model(
        int[] Parents, double[][][] BaseRelatives, double[][][] InverseBaseAbsolutes, double[][] BasePositions, double[][] Weights,
        int[][] Triangles, bool IsMirrored)
    {
        public HandModel Unpack()
        {
            Rows.Demand(BaseRelatives, Parents.Length, "base_relatives");
            Rows.Demand(InverseBaseAbsolutes, Parents.Length, "inverse_base_absolutes");
            Rows.Demand(BasePositions, BasePositions.Length, 4, "base_positions");
            Rows.Demand(Weights, BasePositions.Length, Parents.Length, "weights");
            if (Parents.Length < HandModel.FewestBones || Parents.Where((parent, bone) => parent < -1 || parent >= bone).Any())
            {
                throw new InvalidDataException($"There must be {HandModel.FewestBones} bones, each after its parent.");
            }

            if (Array.Exists(BasePositions, position => position[3] != 1))
            {
                throw new InvalidDataException("The fourth number of a position must be 1.");
            }

            return new HandModel
            {
                Parents = Parents,
                BaseRelatives = Array.ConvertAll(BaseRelatives, Map),
                InverseBaseAbsolutes = Array.ConvertAll(InverseBaseAbsolutes, Map),
                BasePositions = Array.ConvertAll(BasePositions, position => new Vector(position[0], position[1], position[2])),
                Weights = Weights,
                IsMirrored = IsMirrored,
            };
        }

        public Triangle Triangle(int index) => Triangles[index] is [int a, int b, int c]
            ? new(a, b, c)
            : throw new InvalidDataException("A triangle has three vertices.");

        private static Affine Map(double[][] matrix)
        {
            Rows.Demand(matrix, 4, 4, "A matrix");
            if (matrix[3] is not [0, 0, 0, 1])
            {
                throw new InvalidDataException("The last row of a matrix must be 0, 0, 0, 1.");
            }

            return new(Column(0), Column(1), Column(2), Column(3));

            Vector Column(int column) => new(matrix[0][column], matrix[1][column], matrix[2][column]);
        }
    }
}
