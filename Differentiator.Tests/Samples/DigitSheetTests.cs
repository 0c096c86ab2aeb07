using System;
using System.Linq;
using System.Xml.Linq;
using Differentiator.Samples.Mnist;
using Xunit;

namespace Differentiator.Tests.Samples;

/// <summary>The sheet of digits as a document.</summary>
public sealed class DigitSheetTests
{
    private static readonly DigitSet Digits = new DrawnDigits(seed: 1).Draw(30);

    [Fact]
    public void Wrong_digits_say_what_they_are()
    {
        int[] predictions = [.. Digits.Labels];
        predictions[4] = (Digits.Labels[4] + 1) % 10;
        predictions[9] = Classification.None;

        string[] texts = Texts(predictions);

        Assert.Equal(2, texts.Count(text => text == $"{predictions[4]}, is {Digits.Labels[4]}"));
        Assert.Equal(2, texts.Count(text => text == $"?, is {Digits.Labels[9]}"));
        Assert.Contains("The first 2 that were taken for another", texts);
    }

    [Fact]
    public void Right_digits_alone_are_no_wrong_ones() => Assert.DoesNotContain(Texts(Digits.Labels), text => text.Contains("is", StringComparison.Ordinal) && text.Contains(','));

    private static string[] Texts(int[] predictions) =>
        [.. XDocument.Parse(DigitSheet.Write(Digits, predictions)).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
}
