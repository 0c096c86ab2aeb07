using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Generator.Emit;

/// <summary>Names as they are written in C#: keywords take an <c>@</c>.</summary>
internal static class Identifier
{
    private static readonly HashSet<string> Keywords = [.. (
        "abstract as base bool break byte case catch char checked class const continue decimal default delegate do double "
        + "else enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal "
        + "is lock long namespace new null object operator out override params private protected public readonly ref return "
        + "sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked "
        + "unsafe ushort using virtual void volatile while").Split(' ')];

    public static string Of(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>A part of what stands before: <c>.Position.X</c>; nothing for an empty path.</summary>
    public static string OfPath(string path) => path.Length == 0 ? "" : "." + string.Join(".", path.Split('.').Select(Of));
}
