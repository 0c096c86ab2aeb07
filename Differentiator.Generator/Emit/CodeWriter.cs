using System;
using System.Text;

namespace Differentiator.Generator.Emit;

/// <summary>Indented text, line by line.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>Writes one line; empty for a blank one.</summary>
    public void Line(string line = "")
    {
        if (line.Length > 0)
            text.Append(' ', 4 * depth).Append(line);
        text.Append('\n');
    }

    /// <summary>Opens a block in braces that ends when the result is disposed.</summary>
    public IDisposable Block()
    {
        Line("{");
        depth++;
        return new End(this);
    }

    /// <summary>Indents until the result is disposed.</summary>
    public IDisposable Indent()
    {
        depth++;
        return new End(this, "");
    }

    public override string ToString() => text.ToString();

    private sealed class End(CodeWriter writer, string brace = "}") : IDisposable
    {
        public void Dispose()
        {
            writer.depth--;
            if (brace.Length > 0)
                writer.Line(brace);
        }
    }
}
