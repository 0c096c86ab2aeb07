using System;
using System.Text;

namespace Differentiator;

/// <summary>Text that can be written as UTF-8 and read back as it was.</summary>
internal static class UnicodeText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Demands whole surrogate pairs: a half would be written as another character.</summary>
    public static void Demand(string text, string parameter)
    {
        ArgumentNullException.ThrowIfNull(text, parameter);
        try
        {
            _ = Strict.GetByteCount(text);
        }
        catch (EncoderFallbackException error)
        {
            throw new ArgumentException($"{Excerpt.Of(text)} has half of a surrogate pair.", parameter, error);
        }
    }
}
