using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Writes the vector bodies of a member beside it, and in it the choice between them: the widest that the processor has.</summary>
internal static class VectorMember
{
    public static void Choose(CodeWriter body, EmissionContext context, Member member, IReadOnlyList<Derivative> vectors)
    {
        foreach (Derivative vector in vectors)
        {
            string call = $"{context.Callee(Name(member, vector))}({string.Join(", ", member.Arguments.Select(argument => argument.Passed))});";
            body.Line($"if ({context.Names.Of($"System.Runtime.Intrinsics.{vector.Vectors}")}.IsHardwareAccelerated)");
            using (body.Block())
            {
                body.Line(member.ReturnType == "void" ? call : $"return {call}");
                if (member.ReturnType == "void")
                    body.Line("return;");
            }
        }

        if (vectors.Count > 0)
            body.Line();
    }

    public static void Write(CodeWriter w, EmissionContext context, Member member, Derivative vector)
    {
        w.Line();
        Member own = member with
        {
            Summary = [$"The body of {Xml.Code(member.Name)} for processors with vectors of {8 * ElementSize.Of(new LanesType((ScalarType)IrType.Double, vector.Vectors!.Value))} bits. It checks nothing: its caller has."],
            Exceptions = [],
            Attributes = [],
            Modifiers = context.Private,
            Name = Name(member, vector),
        };
        own.Write(w, body => new StatementWriter(body, context.Expressions, context.Types, context.Names).Write(vector.Body));
    }

    private static string Name(Member member, Derivative vector) => $"{member.Name}_{vector.Vectors}";
}
