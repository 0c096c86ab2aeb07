namespace Differentiator.Tests.Fuzz;

/// <summary>A name in the scope of a random program.</summary>
/// <param name="Type">A C# keyword, or the type of an array or span.</param>
/// <param name="InRangeOf">The array whose elements this index is known to name; empty for other variables.</param>
/// <param name="IsWritable">Whether its elements may be assigned.</param>
/// <param name="Root">The array that it is a view of, itself if none.</param>
internal sealed record Variable(string Name, string Type, bool IsAssignable, string InRangeOf = "", bool IsWritable = false, string Root = "")
{
    public string Memory => Root.Length > 0 ? Root : Name;

    public bool IsArray => Type.Contains('[') || Type.Contains('<');

    public bool IsReal => Type is "double" or "float";

    public string Element => Type.Replace("[]", "").Replace("ReadOnlySpan<", "").Replace("Span<", "").Replace(">", "");
}
