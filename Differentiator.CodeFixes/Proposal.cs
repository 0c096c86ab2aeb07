using System;

namespace Differentiator.CodeFixes;

/// <summary>What to write instead at one place.</summary>
internal sealed class Proposal(string title, Action<Edits> edit)
{
    public string Title => title;

    public Action<Edits> Edit => edit;
}
