using System;
using System.IO;
using System.Text;

namespace Differentiator;

/// <summary>Cuts CSV into records and fields by RFC 4180, strictly; lines may end in CR LF, LF or CR.</summary>
/// <param name="reader">The text.</param>
/// <param name="name">What errors call the text.</param>
/// <param name="separator">The character between fields.</param>
internal sealed class CsvScanner(TextReader reader, string name, char separator)
{
    private const int EndOfText = -1;
    private const char Quote = '"';

    private readonly char[] buffer = new char[1 << 14];
    private int position;
    private int count;
    private int line = 1;
    private bool hasMore;
    private char[] text = new char[64];
    private int length;

    /// <summary>The text of the field, without its quotes; valid until the next one.</summary>
    public ReadOnlySpan<char> Field => text.AsSpan(0, length);

    /// <summary>The line on which the field begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The number of the field in its record, from 1.</summary>
    public int Column { get; private set; }

    public InvalidDataException Malformed(int line, string found, string expected, Exception? cause = null) =>
        new($"{name}: line {line}: {found}; expected {expected}.", cause);

    public InvalidDataException Malformed(int line, int column, string? columnName, string found, string expected) =>
        new($"{name}: line {line}, column {column}{(columnName is null ? "" : $" ({Excerpt.Of(columnName)})")}: {found}; expected {expected}.");

    /// <summary>Goes to the next record; false at the end of the text. Blank lines may stand at the end only.</summary>
    public bool NextRecord()
    {
        int blank = line;
        while (SkipLineBreak())
        {
        }

        if (Peek() == EndOfText)
        {
            return false;
        }

        if (line > blank)
        {
            throw Malformed(blank, "the line is blank", "a record");
        }

        Line = line;
        Column = 0;
        hasMore = true;
        return true;
    }

    /// <summary>Goes to the next field of the record; false if there is none.</summary>
    public bool NextField()
    {
        if (!hasMore)
        {
            return false;
        }

        Column++;
        Line = line;
        length = 0;
        if (Peek() == Quote)
        {
            ReadQuoted();
        }
        else
        {
            ReadPlain();
        }

        hasMore = Peek() == separator;
        if (hasMore)
        {
            position++;
        }
        else if (!SkipLineBreak() && Peek() != EndOfText)
        {
            throw Malformed(line, Column, null, $"text follows a closing quote: {Excerpt.Of([(char)Peek()])}", "a separator or the end of the line");
        }

        return true;
    }

    private void ReadPlain()
    {
        for (int next = Peek(); next != EndOfText && next != separator && next is not ('\r' or '\n'); next = Peek())
        {
            if (next == Quote)
            {
                throw Malformed(Line, Column, null, "a quote inside a field that does not begin with one", "the whole field in quotes, those inside it doubled");
            }

            Append();
        }
    }

    private void ReadQuoted()
    {
        position++;
        while (true)
        {
            int next = Peek();
            if (next == EndOfText)
            {
                throw Malformed(Line, Column, null, "a quote that is never closed", "a closing quote");
            }

            if (next == Quote)
            {
                position++;
                if (Peek() != Quote)
                {
                    return;
                }
            }
            else if (next == '\n' || (next == '\r' && PeekAfter() != '\n'))
            {
                line++;
            }

            Append();
        }
    }

    private void Append()
    {
        if (length == text.Length)
        {
            Array.Resize(ref text, (int)Math.Min(2L * length, Array.MaxLength));
        }

        text[length++] = buffer[position++];
    }

    private bool SkipLineBreak()
    {
        int next = Peek();
        if (next is not ('\r' or '\n'))
        {
            return false;
        }

        // Looking ahead may move the buffer, so the position is read after it.
        bool isPair = next == '\r' && PeekAfter() == '\n';
        position += isPair ? 2 : 1;
        line++;
        return true;
    }

    private int Peek() => position < count || Fill() ? buffer[position] : EndOfText;

    private int PeekAfter() => position + 1 < count || Fill() ? buffer[position + 1] : EndOfText;

    /// <summary>Moves what is left to the front and reads behind it; false if nothing comes.</summary>
    private bool Fill()
    {
        buffer.AsSpan(position, count - position).CopyTo(buffer);
        count -= position;
        position = 0;
        try
        {
            int read = reader.Read(buffer, count, buffer.Length - count);
            count += read;
            return read > 0;
        }
        catch (DecoderFallbackException error)
        {
            throw Malformed(line, "at or soon after this line are bytes that are not UTF-8", "UTF-8, or a reader with the right encoding", error);
        }
    }
}
