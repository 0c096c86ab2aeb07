using System.Collections.Generic;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Forward;

/// <content>Tapes, where a gradient is differentiated again: the tangents of what is kept are kept on a tape beside it.</content>
internal sealed partial class ForwardMode
{
    private readonly Dictionary<Local, Local> tapes = [];

    // using Tape<double> states = ..;   becomes   the same and   using Tape<double> statesTangent = ..;
    private void Tape(Scratch tape, List<Stmt> output)
    {
        if (!activity.IsVariedTape(tape.Span))
            return;
        Local tangents = supply.Temporary(Names.TangentOf(tape.Span), tape.Span.Type);
        tapes.Add(tape.Span, tangents);
        output.Add(new Scratch(tangents, null, "", tape.Origin));
    }

    // states.Push(s);   becomes   the same and   statesTangent.Push(ṡ);
    private void Push(Store push, List<Stmt> output)
    {
        if (tapes.TryGetValue(push.Array, out Local? tangents))
            output.Add(push with { Array = tangents, Value = Tangent(push.Value) ?? push.Value.Constant(0) });
    }

    // s = states.Pop();   becomes   the same and   ṡ = statesTangent.Pop();
    private void Popped(Pop pop, List<Stmt> output)
    {
        if (!tapes.TryGetValue(pop.Tape, out Local? tape))
            return;
        Local tangent = NewTangent(pop.Target, infinite.Reaches(pop.Target));
        this.tangents[pop.Target] = tangent;
        output.Add(new Pop(tangent, tape, pop.Origin));
    }
}
