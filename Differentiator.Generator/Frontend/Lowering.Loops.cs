using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    // while (c) body      becomes   for (;; c) { body }
    // do body while (c)   becomes   done = false; for (;; !done) { body; done = !c }
    private void LowerWhile(IWhileLoopOperation loop) => EmitLoop(
        new LoopForm(loop, NewIteration(), LoopRange.Unbounded) { Test = loop.Condition, TestsFirst = loop.ConditionIsTop });

    private Local NewIteration() => NewLocal("iteration", IrType.Int32, LocalRole.Temporary);

    /// <summary>Emits a loop that carries every variable which it assigns, and the flags of its exits.</summary>
    private void EmitLoop(LoopForm form)
    {
        ILoopOperation loop = form.Loop;
        ImmutableArray<ISymbol> taken = Active.Exits.Of(loop);
        IOperation? test = form.Test is { } condition && Constants.Lower(condition) is not BoolConstant { Value: true } ? condition : null;
        if (form.Range.End is null && test is null && !form.HasBreak && taken.Length == 0)
        {
            Refuse(LanguageDiagnostics.LoopEndless, loop);
            return;
        }

        // while (t = e) body   becomes   done = !(t = e); for (;; !done) { body; done = !(t = e) }
        Branch? trial = test is not null && form.TestsFirst ? Try(test) : null;
        if (trial is { Value: { } tried } && IsPoison(tried))
            return;
        bool testsLast = test is not null && (trial is null || !IsValue(trial, test));
        Expr isDone = testsLast && form.TestsFirst ? Not(LowerExpression(test!)) : new BoolConstant(false);
        ImmutableArray<ISymbol> flags = form.HasBreak || testsLast ? taken.Insert(0, loop.ExitLabel) : taken;
        environment = environment.SetItem(loop.ExitLabel, isDone);

        ImmutableArray<ISymbol> assigned = AssignedIn(form.Iteration);
        foreach (ISymbol variable in assigned.Where(variable => DelegateIn(variable) is not null))
            environment = environment.SetItem(variable, KnownDelegate.Unknown);
        ImmutableArray<ISymbol> carried = assigned
            .Where(variable => !IsDelegate(TypeOfVariable(variable)))
            .Where(variable => environment.ContainsKey(variable) || (form.RunsOnce && form.IsOuter(variable) && Map(TypeOfVariable(variable)) is { Element: null }))
            .Concat(WithValue(flags))
            .ToImmutableArray();
        carried = carried.Where(symbol => Flag(symbol) != Unknown).ToImmutableArray();
        Expr[] initial = carried.Select(Flag).ToArray();
        if (carried.Where((_, k) => IsMemoryValue(initial[k]) && IsData(initial[k])).FirstOrDefault() is { } data)
        {
            Refuse(LanguageDiagnostics.ArrayChosen, loop, $"'{data.Name}', whose elements are data,");
            return;
        }

        if (AnyPoison(initial))
        {
            RefuseSilently();
            return;
        }

        var parts = new List<(Local Parameter, Expr Initial)>();
        Expr[] entering = carried
            .Zip(initial, (symbol, value) => NewVersions(symbol, value, (local, part) => parts.Add((Noted(local, IsUnrepeatable(loop, symbol, part)), part))))
            .ToArray();
        Expr? goesOn = null;
        loopDepth++;
        Branch iteration = Capture(() =>
        {
            environment = environment.SetItems(carried.Zip(entering, (symbol, value) => new KeyValuePair<ISymbol, Expr>(symbol, value)));
            goesOn = flags.Select(flag => Not(Flag(flag))).Aggregate((Expr?)null, And);
            if (test is not null && !testsLast)
                goesOn = And(goesOn, LowerExpression(test));
            LowerIteration(form, flags, testsLast ? test : null);
            return null;
        });
        loopDepth--;
        environment = environment.Remove(loop.ExitLabel);
        if (isRefused)
            return;

        foreach (ISymbol lost in LostArrays(carried, entering, iteration, goesOn))
        {
            // Which array the variable names depends on the iteration: it may be given another, not read.
            int k = carried.IndexOf(lost, SymbolEqualityComparer.Default);
            parts.RemoveAll(part => part.Parameter.Equals(entering[k]));
            carried = carried.RemoveAt(k);
            entering = [.. entering.Where((_, index) => index != k)];
            initial = [.. initial.Where((_, index) => index != k)];
            environment = environment.SetItem(lost, Unknown);
        }

        Expr[] leaving = carried.Select(symbol => iteration.Environment[symbol]).ToArray();
        if (carried.Where((_, k) => IsMemoryValue(leaving[k]) && !entering.Contains(leaving[k])).FirstOrDefault() is { } array)
        {
            Refuse(LanguageDiagnostics.ArrayChosen, loop, $"'{array.Name}', which another array is assigned to in each iteration,");
            return;
        }

        if (carried.Where((_, k) => !ArrayParts(leaving[k]).SequenceEqual(ArrayParts(initial[k]))).FirstOrDefault() is { } structure)
        {
            Refuse(LanguageDiagnostics.ArrayChosen, loop, $"an array in '{structure.Name}', which this loop assigns,");
            return;
        }

        var results = new List<Local>();
        for (int k = 0; k < carried.Length; k++)
            environment = environment.SetItem(carried[k], NewVersions(carried[k], initial[k], (local, _) => results.Add(Noted(local, IsUnrepeatable(parts[results.Count].Parameter)))));
        environment = environment.Remove(loop.ExitLabel);
        statements.Add(new For(
            form.Index, form.Range, parts.Select((part, k) => new Carried(part.Parameter, part.Initial, results[k])).ToEquatableArray(),
            iteration.Yielding([.. leaving.SelectMany(Parts)]), OriginOf(form.Place.Syntax, StatementText.Of(loop.Syntax)), goesOn)
        {
            Budget = form.Budget,
        });
    }

    private Expr NewVersions(ISymbol symbol, Expr value, System.Action<Local, Expr> add) =>
        NewVersions(NameOf(symbol), value, RoleOf(symbol), TypeIfVariable(symbol), add);

    /// <summary>Arrays and spans that each iteration assigns before it reads them.</summary>
    private static ISymbol[] LostArrays(ImmutableArray<ISymbol> carried, Expr[] entering, Branch iteration, Expr? goesOn)
    {
        HashSet<Expr> read = [.. iteration.Statements.SelectMany(StmtTraversal.AllExpressions).Concat(goesOn is null ? [] : [goesOn]).SelectMany(ExprTraversal.Locals)];
        HashSet<Expr> handedOn = [.. carried.Select(symbol => iteration.Environment[symbol])];
        return carried.Where((symbol, k) =>
            IsMemoryValue(entering[k]) && !read.Contains(entering[k]) && !handedOn.Contains(entering[k])).ToArray();
    }

    private void LowerIteration(LoopForm form, ImmutableArray<ISymbol> flags, IOperation? lastTest)
    {
        (Frame outer, Frame inner) = (frame, new Frame(WithValue(flags)));
        form.Begin?.Invoke();
        Tail? end = Tail.Of(form.Updates, lastTest is null ? null : Tail.Of(() => LowerLastTest(form.Loop, lastTest)));
        if (form.HasContinue && end is not null)
        {
            // continue goes on to the end of the iteration, other exits leave it out
            ImmutableArray<ISymbol> leaving = form.HasBreak || lastTest is null ? flags : flags.RemoveAt(0);
            frame = inner with { IsPartial = true };
            LowerTail(Tail.Of(form.Loop.Body));
            frame = inner;
            LowerUnless(leaving, end, form.Loop);
        }
        else
        {
            frame = inner;
            LowerTail(Tail.Of(form.Loop.Body, end));
        }

        frame = outer;
    }

    private void LowerLastTest(ILoopOperation loop, IOperation test)
    {
        Expr isDone = Not(LowerExpression(test));
        if (isRefused)
            return;
        Local done = NewLocal("done", IrType.Boolean, LocalRole.Temporary);
        statements.Add(new Let(done, isDone, OriginOf(test.Syntax)));
        environment = environment.SetItem(loop.ExitLabel, done);
    }

    /// <summary>Lowers an expression and drops what came of it.</summary>
    private Branch Try(IOperation operation)
    {
        int before = nextId;
        Branch trial = Capture(() => LowerExpression(operation));
        nextId = before;
        return trial;
    }
}
