using System;
using System.Linq;
using System.Numerics;
using System.Runtime.Intrinsics;
using Xunit;

namespace Differentiator.Tests.Runtime.Emitted;

public sealed class LanesTests
{
    private static readonly int Wide = Vector<double>.Count;

    [Fact]
    public void Each_lane_has_the_direction_of_its_own_number()
    {
        Vector<double>[] directions = [.. Enumerable.Repeat(new Vector<double>(9), Wide + 1)];
        Lanes.Seed(directions.AsSpan(), 1);

        for (int number = 0; number <= Wide; number++)
        {
            for (int lane = 0; lane < Wide; lane++)
                Assert.Equal(number == lane + 1 ? 1 : 0, directions[number][lane]);
        }
    }

    [Fact]
    public void Lanes_beyond_the_last_number_have_no_direction()
    {
        Vector128<double>[] directions = [Vector128.Create(9.0), Vector128.Create(9.0), Vector128.Create(9.0)];
        Lanes.Seed(directions.AsSpan(), 2);

        Assert.Equal([Vector128<double>.Zero, Vector128<double>.Zero, Vector128.Create(1.0, 0)], directions);
    }

    [Fact]
    public void Columns_are_written_but_those_beyond_the_last()
    {
        double[] jacobian = [.. Enumerable.Repeat(9.0, 6)];
        Lanes.Store<double>([Vector128.Create(1.0, 2), Vector128.Create(3.0, 4)], jacobian, 3, 0);
        Lanes.Store<double>([Vector128.Create(5.0, 7), Vector128.Create(6.0, 7)], jacobian, 3, 2);

        Assert.Equal([1, 2, 5, 3, 4, 6], jacobian);
    }

    [Fact]
    public void One_row_is_written_where_it_belongs()
    {
        double[] jacobian = new double[2 * Wide];
        Lanes.Store(new Vector<double>([.. Enumerable.Range(1, Wide).Select(k => (double)k)]), jacobian.AsSpan(Wide), Wide, 0);

        Assert.Equal([.. Enumerable.Repeat(0.0, Wide), .. Enumerable.Range(1, Wide).Select(k => (double)k)], jacobian);
    }

    [Fact]
    public void Rows_are_written_but_those_beyond_the_last()
    {
        double[] jacobian = new double[6];
        Lanes.StoreRows<double>([Vector128.Create(1.0, 3), Vector128.Create(2.0, 4)], jacobian, 0);
        Lanes.StoreRows<double>([Vector128.Create(5.0, 9), Vector128.Create(6.0, 9)], jacobian, 2);

        Assert.Equal([1, 2, 3, 4, 5, 6], jacobian);
    }

    [Fact]
    public void Without_columns_nothing_is_written()
    {
        Lanes.StoreRows<double>(Span<Vector<double>>.Empty, [], 0);
        Lanes.Store<double>([Vector128.Create(1.0, 2)], [], 0, 0);
        Lanes.Seed(Span<Vector<double>>.Empty, 0);
    }

    [Fact]
    public void A_column_has_a_lane_for_each_row()
    {
        float[] jacobian = new float[6];
        Lanes.StoreColumn(Vector128.Create(1f, 2, 3, 4), jacobian, 2, 0);
        Lanes.StoreColumn(Vector128.Create(5f, 6, 7, 8), jacobian, 2, 1);

        Assert.Equal([1, 5, 2, 6, 3, 7], jacobian);
    }

    [Fact]
    public void A_number_stands_in_each_lane() => Assert.Equal(new Vector<float>(2.5f), Lanes.Create(2.5f));
}
