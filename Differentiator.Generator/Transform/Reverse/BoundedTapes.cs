using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <summary>
/// Makes a span of a tape that is filled by one loop and emptied by the next, each time that they run, where it is known how often
/// the loops run at most.
/// </summary>
internal sealed class BoundedTapes
{
    private readonly Function function;
    private readonly LocalSupply supply;

    /// <summary>The tapes that are spans now.</summary>
    private readonly HashSet<Local> spans = [];

    private BoundedTapes(Function function)
    {
        this.function = function;
        supply = LocalSupply.For(function);
    }

    public static Function Apply(Function function)
    {
        BoundedTapes pass = new(function);
        Region body = pass.Visit(function.Body);
        return function with { Body = pass.WithoutTapes(body) };
    }

    private Region Visit(Region region)
    {
        List<Stmt> statements = [.. region.Statements.Map(statement => statement.MapRegions(Visit))];
        for (int filling = 0; filling < statements.Count; filling++)
        {
            if (statements[filling] is not For { Most: { } most } fills)
                continue;
            foreach (Store push in fills.Body.Statements.OfType<Store>().Where(store => store.Array.Type is TapeType).ToArray())
            {
                int emptying = statements.FindIndex(filling + 1, statement => statement is For empties && empties.Body.Statements.OfType<Pop>().Any(pop => pop.Tape == push.Array));
                if (emptying < 0 || !IsOnlyThere((Local)push.Array) || ((For)statements[emptying]).Range != TripCount.Reversed(fills.Range))
                    continue;
                Scratch span = SpanFor((Local)push.Array, most);
                statements[emptying] = Read((For)statements[emptying], span.Span, (Local)push.Array, fills.Range);
                statements[filling] = Written((For)statements[filling], span.Span, push);
                statements.Insert(filling++, span);
            }

            statements[filling] = (For)statements[filling] with { Most = null };
        }

        return region with { Statements = statements.ToEquatableArray() };
    }

    private bool IsOnlyThere(Local tape) =>
        function.Body.AllStatements().Count(statement => statement is Store store && store.Array == tape) == 1
        && function.Body.AllStatements().Count(statement => statement is Pop pop && pop.Tape == tape) == 1
        && !function.Body.AllExpressions().Any(expr => expr != tape && expr.Reads(tape));

    private Scratch SpanFor(Local tape, Expr most)
    {
        spans.Add(tape);
        Scratch grown = function.Body.AllStatements().OfType<Scratch>().First(scratch => scratch.Span == tape);
        return grown with { Span = supply.Temporary(tape.Name, new SpanType(((TapeType)tape.Type).Item, IsReadOnly: false)), Count = most };
    }

    // states.Push(s);   becomes   states[k] = s;
    private static For Written(For loop, Local span, Store push) => loop with
    {
        Body = loop.Body with { Statements = loop.Body.Statements.Map(statement => ReferenceEquals(statement, push) ? push with { Array = span } : statement) },
    };

    // s = states.Pop();   becomes   s = states[k];
    private static For Read(For loop, Local span, Local tape, LoopRange range) => loop with
    {
        Body = loop.Body with
        {
            Statements = loop.Body.Statements.Map(statement => statement is Pop pop && pop.Tape == tape
                ? new Let(pop.Target, new Load(span, TripCount.Ordinal(range, loop.Index), pop.Target.Type), pop.Origin)
                : statement),
        },
    };

    private Region WithoutTapes(Region region) => new(
        region.Statements.Where(statement => statement is not Scratch scratch || !spans.Contains(scratch.Span)).Select(statement => statement.MapRegions(WithoutTapes)).ToEquatableArray(),
        region.Yields);
}
