using System;
using System.Globalization;
using System.Security;
using System.Text;

namespace Differentiator.Samples.Charts;

/// <summary>Collects SVG elements; numbers are written with two decimals, text is escaped.</summary>
internal sealed class SvgText
{
    private readonly StringBuilder text = new();

    public void Element(FormattableString element)
    {
        object?[] arguments = Array.ConvertAll(element.GetArguments(), argument => argument switch
        {
            double number => number.ToString("0.##", CultureInfo.InvariantCulture),
            string words => SecurityElement.Escape(words),
            _ => argument,
        });
        text.AppendFormat(CultureInfo.InvariantCulture, element.Format, arguments).Append('\n');
    }

    public void Raw(string element) => text.Append(element).Append('\n');

    public override string ToString() => text.ToString();
}
