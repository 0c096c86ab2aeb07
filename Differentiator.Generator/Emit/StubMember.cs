using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Writes the members of a refused method: callers compile, and learn why at the call.</summary>
internal static class StubMember
{
    public static void Write(CodeWriter w, EmissionContext context, Member member, Refusal refusal)
    {
        string reason = Literal($"{refusal.Id}: {refusal.Message}");
        Member stub = member with
        {
            Summary = [$"Not available: {Xml.Escape($"{refusal.Id}: {refusal.Message}")}"],
            Exceptions = [(context.Names.Of("System.NotSupportedException"), "Always.")],
            Attributes = [.. member.Attributes, $"{context.Names.Of("System.Obsolete")}({reason})"],
        };
        stub.Write(w, body => body.Line($"throw new {context.Names.Of("System.NotSupportedException")}({reason});"));
    }

    private static string Literal(string text) =>
        "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\r", "").Replace("\n", " ") + "\"";
}
