using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Differentiator.Tests.Infrastructure;
using Xunit;

namespace Differentiator.Tests.Runtime.Data;

public sealed class CsvTests
{
    [Fact]
    public void Columns_and_rows_are_read_by_name_and_number()
    {
        CsvTable<double> table = Read<double>("x,y\n1,2.5\n-3e2,.5\n");

        Assert.Equal(["x", "y"], table.Names);
        Assert.Equal((2, 2), (table.RowCount, table.ColumnCount));
        Assert.Equal([2.5, 0.5], table.Column("y"));
        Assert.Equal([-300, 0.5], table.Row(1).ToArray());
        Assert.Equal([1, 2.5, -300, 0.5], table.Values.ToArray());
    }

    [Fact]
    public void Wanted_columns_come_in_the_wanted_order_and_others_may_hold_anything()
    {
        CsvTable<float> table = Csv.Read<float>(new StringReader("name,area,price,\nA,1,10,?\n,2,20,\n"), "t", ["price", "area"]);

        Assert.Equal(["price", "area"], table.Names);
        Assert.Equal([10, 1, 20, 2], table.Values.ToArray());
    }

    [Theory]
    [InlineData("a,b\r\n1,2\r\n3,4\r\n")]
    [InlineData("a,b\r\n1,2\r\n3,4")]
    [InlineData("a,b\r1,2\r3,4\r")]
    [InlineData("a,b\n1,2\n3,4\n\n\r\n")]
    [InlineData("\"a\",\"b\"\n\"1\",2\n3,\"4\"")]
    [InlineData("a,b\n 1 ,\t2\n3,  4  \n")]
    public void Endings_quotes_and_spaces_make_no_difference(string text)
    {
        CsvTable<double> table = Read<double>(text);

        Assert.Equal(["a", "b"], table.Names);
        Assert.Equal([1, 2, 3, 4], table.Values.ToArray());
    }

    [Fact]
    public void Quoted_fields_hold_quotes_separators_and_line_breaks()
    {
        CsvTable<double> table = Csv.Read<double>(new StringReader("\"the \"\"x\"\", in m\r\nor so\",note\n1,\"a\nb\"\n2,\"\"\n"), "t", ["the \"x\", in m\r\nor so"]);

        Assert.Equal([1, 2], table.Values.ToArray());
    }

    [Fact]
    public void Columns_without_header_are_numbered()
    {
        CsvTable<int> table = Csv.Read<int>(new StringReader("1;2\n3;4\n"), "t", ["1"], hasHeader: false, separator: ';');

        Assert.Equal([2, 4], table.Column("1"));
    }

    [Fact]
    public void A_header_alone_is_a_table_without_rows() => Assert.Equal(0, Read<float>("a,b\n").RowCount);

    [Fact]
    public void Not_a_number_and_infinity_are_numbers() =>
        Assert.Equal([double.NaN, double.PositiveInfinity, double.NegativeInfinity], Read<double>("a\nNaN\nInfinity\n-Infinity").Values.ToArray());

    [Fact]
    public void The_culture_makes_no_difference()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "~";
        CultureInfo.CurrentCulture = culture;
        try
        {
            Assert.Equal([-1.5], Read<double>("a\n-1.5").Values.ToArray());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Files_are_read_with_and_without_byte_order_mark()
    {
        using TemporaryDirectory directory = new();
        byte[] content = Encoding.UTF8.GetBytes("größe\n1\n");

        Assert.Equal([1], Csv.Read<float>(directory.Write("a.csv", content), ["größe"]).Values.ToArray());
        Assert.Equal([1], Csv.Read<float>(directory.Write("b.csv", [0xEF, 0xBB, 0xBF, .. content]), ["größe"]).Values.ToArray());
    }

    // Longer than the buffer, so that every construct also falls on its border.
    [Fact]
    public void Random_tables_are_read_back_bit_by_bit()
    {
        Random random = new(1);
        for (int round = 0; round < 20; round++)
        {
            int columns = random.Next(1, 6);
            double[] values = new double[columns * random.Next(0, 2000)];
            StringBuilder text = new(string.Join(",", Enumerable.Range(0, columns).Select(column => $"\"column \"\"{column}\"\"\"")));
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = BitConverter.Int64BitsToDouble(random.NextInt64());
                string number = values[i].ToString("R", CultureInfo.InvariantCulture);
                text.Append(i % columns > 0 ? "," : Ending(random)).Append(random.Next(3) == 0 ? $"\"{number}\"" : number);
            }

            CsvTable<double> table = Read<double>(text.Append(random.Next(2) == 0 ? Ending(random) : "").ToString());

            Assert.Equal(columns, table.ColumnCount);
            Assert.Equal(values, table.Values.ToArray());
        }

        static string Ending(Random random) => random.Next(3) switch { 0 => "\n", 1 => "\r\n", _ => "\r" };
    }

    private static CsvTable<T> Read<T>(string text)
        where T : struct, System.Numerics.INumber<T> =>
        Csv.Read<T>(new StringReader(text), "test.csv");
}
