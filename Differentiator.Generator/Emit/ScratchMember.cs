using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>
/// Writes the overload of a destination member that takes scratch memory from its caller. Both share a private member with the body,
/// to which the one without it gives memory from the stack or the pool.
/// </summary>
internal static class ScratchMember
{
    private const int BytesOnStack = 1024;

    /// <param name="guards">The checks at the beginning of both.</param>
    public static void Write(
        CodeWriter w, EmissionContext context, Derivative derivative, CallerMemory scratch, Member member, IReadOnlyList<string> guards, IReadOnlyList<Derivative> vectors)
    {
        Member overload = Overload(context, derivative.Request, scratch, member);
        Member core = overload with
        {
            Summary = [$"The body of {Xml.Code(member.Name)}. It checks nothing: its caller has."],
            Exceptions = [],
            Attributes = [],
            Modifiers = context.Private,
            Name = member.Name + "_Core",
        };
        string name = Identifier.Of(scratch.Span.Name), type = context.Types.Of(scratch.Span.Type.Element!), length = Length(context, derivative.Request);
        member.Write(w, body =>
        {
            Write(body, guards);
            if (guards.Count > 0)
                body.Line();
            body.Line($"using {context.Names.Of("Differentiator.Scratch")}<{type}> {name} = new({length}, stackalloc {type}[{BytesOnStack / ElementSize.Of(scratch.Span.Type.Element!)}]);");
            Call(body, context, core.Name, member, name + ".Span");
        });
        w.Line();
        overload.Write(w, body =>
        {
            Write(body, guards.Concat(ScratchGuards.Of(context, overload, length)));
            Call(body, context, core.Name, member, name);
        });
        w.Line();
        core.Write(w, body =>
        {
            VectorMember.Choose(body, context, overload, vectors);
            new StatementWriter(body, context.Expressions, context.Types, context.Names).Write(derivative.Body);
        });
        foreach (Derivative vector in vectors)
            VectorMember.Write(w, context, overload, vector);
    }

    /// <summary>The overload of a member that takes nothing: it checks the memory all the same.</summary>
    public static void WriteUnneeded(CodeWriter w, EmissionContext context, Request request, CallerMemory scratch, Member member)
    {
        w.Line();
        Member overload = Overload(context, request, scratch, member);
        overload.Write(w, body =>
        {
            Write(body, ScratchGuards.Of(context, overload, length: null));
            Call(body, context, member.Name, member, last: null);
        });
    }

    /// <summary>The members of a method that has not been differentiated.</summary>
    public static IEnumerable<Member> Declared(EmissionContext context, Request request)
    {
        if (request.Scratch is not { } item)
            yield break;
        foreach (DerivativeKinds kind in new[] { DerivativeKinds.Gradient, DerivativeKinds.Vjp }.Where(kind => request.Kinds.HasFlag(kind)))
        {
            IReadOnlyList<string> names = Arguments.Names(context, request, kind);
            string name = new UniqueNames(names).Take("scratch");
            var scratch = new CallerMemory(new Local(-1, name, new SpanType(item, IsReadOnly: false), LocalRole.Parameter), new IntConstant(0, IrType.Int32));
            yield return Overload(context, request, scratch, DestinationMember.Describe(context, request, kind, names, [], []));
        }

        if ((request.Kinds & (DerivativeKinds.Gradient | DerivativeKinds.Vjp)) != DerivativeKinds.None)
            yield return ScratchLengthMember.Describe(context, request);
    }

    private static Member Overload(EmissionContext context, Request request, CallerMemory scratch, Member member) => member with
    {
        Arguments = [.. member.Arguments, new Argument("", context.Types.Of(scratch.Span.Type), scratch.Span.Name, $"Memory to work in, {Xml.Code(ScratchLengthMember.Name(request))} elements or more, apart from all other arguments; its content is unspecified afterwards.") { Content = scratch.Span.Type }],
        Exceptions = [.. member.Exceptions.Where(exception => exception.Type != context.Names.Of("System.ArgumentException")), (context.Names.Of("System.ArgumentException"), "A span has the wrong length or overlaps another argument.")],
        Attributes = [],
    };

    // FScratchLength(x, n)
    private static string Length(EmissionContext context, Request request) =>
        $"{context.Callee(ScratchLengthMember.Name(request))}({string.Join(", ", ScratchLengthMember.Parameters(context).Select(parameter => Identifier.Of(parameter.Name)))})";

    private static void Call(CodeWriter body, EmissionContext context, string name, Member member, string? last)
    {
        IEnumerable<string> arguments = member.Arguments.Select(argument => argument.Passed);
        string call = $"{context.Callee(name)}({string.Join(", ", last is null ? arguments : arguments.Append(last))});";
        body.Line(member.ReturnType == "void" ? call : $"return {call}");
    }

    private static void Write(CodeWriter body, IEnumerable<string> guards)
    {
        foreach (string guard in guards)
            body.Line(guard);
    }
}
