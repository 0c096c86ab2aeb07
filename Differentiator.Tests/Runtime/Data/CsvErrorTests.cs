using System;
using System.IO;
using Differentiator.Tests.Infrastructure;
using Xunit;

namespace Differentiator.Tests.Runtime.Data;

public sealed class CsvErrorTests
{
    [Theory]
    [InlineData("", "line 1: the text ends; expected a header.")]
    [InlineData("\n\n", "line 1: the text ends; expected a header.")]
    [InlineData("a,b\n1,2\n3,x\n", "line 3, column 2 (\"b\"): \"x\" is no number of type Single; expected a number.")]
    [InlineData("a,b\n1,2\n,4\n", "line 3, column 1 (\"a\"): the field is empty; expected a number.")]
    [InlineData("a,b\n1,2\n3,  \n", "line 3, column 2 (\"b\"): the field is empty; expected a number.")]
    [InlineData("a\n1e39\n", "line 2, column 1 (\"a\"): \"1e39\" is out of the range of Single; expected a number.")]
    [InlineData("a\n1,5\n", "line 2: the record has 2 fields; expected 1, as in the first record.")]
    [InlineData("a,b\n1\n", "line 2: the record has 1 fields; expected 2, as in the first record.")]
    [InlineData("a,b\n1,2,\n", "line 2: the record has 3 fields; expected 2, as in the first record.")]
    [InlineData("a\n1\n\n2\n", "line 3: the line is blank; expected a record.")]
    [InlineData("\na\n1\n", "line 1: the line is blank; expected a record.")]
    [InlineData("a,b\n1,\"2\n3,4\n", "line 2, column 2: a quote that is never closed; expected a closing quote.")]
    [InlineData("a,b\n1,\"2\" \n", "line 2, column 2: text follows a closing quote: \" \"; expected a separator or the end of the line.")]
    [InlineData("a,b\n1,2\"\n", "line 2, column 2: a quote inside a field that does not begin with one; expected the whole field in quotes")]
    [InlineData("a,a\n1,2\n", "line 1, column 2 (\"a\"): column 1 has the same name; expected a name of its own")]
    [InlineData("\"a\n\r\nb\",c\r\n1,\"\r\n\"\r1,x", "line 4, column 2 (\"c\"): the field is empty")]
    [InlineData("a,\"b\r\n\"\r\n1,2\r\r", "")]
    [InlineData("a\n1,000\n", "line 2: the record has 2 fields")]
    [InlineData("a\n\"1,000\"\n", "line 2, column 1 (\"a\"): \"1,000\" is no number")]
    [InlineData("a\n0x10\n", "line 2, column 1 (\"a\"): \"0x10\" is no number")]
    public void Malformed_text_is_refused_with_line_and_column(string text, string expected)
    {
        if (expected.Length == 0)
        {
            Csv.Read<float>(new StringReader(text), "bad.csv");
            return;
        }

        Assert.StartsWith($"bad.csv: {expected}", Refusal(() => Csv.Read<float>(new StringReader(text), "bad.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_columns_are_named() => Assert.Equal(
        "bad.csv: line 1: there is no column \"c\" among \"a, b\"; expected every wanted column.",
        Refusal(() => Csv.Read<float>(new StringReader("a,b\n1,2"), "bad.csv", ["a", "c"])));

    [Fact]
    public void Wide_first_records_without_header_are_data() => Assert.Equal(
        "bad.csv: line 1, column 2 (\"1\"): \"b\" is no number of type Double; expected a number.",
        Refusal(() => Csv.Read<double>(new StringReader("1,b\n1,2"), "bad.csv", hasHeader: false)));

    [Fact]
    public void Parts_of_numbers_are_no_whole_numbers() => Assert.Contains(
        "line 2, column 1 (\"a\"): \"1.5\" is no number of type Int32",
        Refusal(() => Csv.Read<int>(new StringReader("a\n1.5"), "bad.csv")),
        StringComparison.Ordinal);

    [Fact]
    public void Long_fields_are_shown_in_part()
    {
        string message = Refusal(() => Csv.Read<float>(new StringReader("a\n" + new string('x', 100_000)), "bad.csv"));

        Assert.InRange(message.Length, 60, 200);
    }

    [Fact]
    public void Bytes_that_are_not_utf_8_are_refused()
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("latin.csv", [(byte)'a', (byte)'\n', 0xFC]);

        Assert.StartsWith($"{path}: line ", Refusal(() => Csv.Read<float>(path)), StringComparison.Ordinal);
    }

    [Fact]
    public void Impossible_arguments_are_refused()
    {
        Assert.Throws<ArgumentException>("separator", () => Csv.Read<float>(new StringReader("a"), "t", separator: '"'));
        Assert.Throws<ArgumentException>("columns", () => Csv.Read<float>(new StringReader("a"), "t", []));
        Assert.Throws<ArgumentException>("columns", () => Csv.Read<float>(new StringReader("a"), "t", ["a", "a"]));
        Assert.Throws<ArgumentException>("name", () => Csv.Read<float>(new StringReader("a"), "t").Column("b"));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => { Csv.Read<float>(new StringReader("a"), "t").Row(0); });
    }

    private static string Refusal(Action read) => Assert.Throws<InvalidDataException>(read).Message;
}
