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
        bool testsLast = test is not null && trial is not { IsValue: true };
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

        Local[] parameters = carried.Zip(initial, (symbol, value) => NewVersion(symbol, value.Type, IsUnrepeatable(loop, symbol, value))).ToArray();
        Expr? goesOn = null;
        Branch iteration = Capture(() =>
        {
            environment = environment.SetItems(carried.Zip(parameters, (symbol, parameter) => new KeyValuePair<ISymbol, Expr>(symbol, parameter)));
            goesOn = flags.Select(flag => Not(Flag(flag))).Aggregate((Expr?)null, And);
            if (test is not null && !testsLast)
                goesOn = And(goesOn, LowerExpression(test));
            LowerIteration(form, flags, testsLast ? test : null);
            return null;
        });
        environment = environment.Remove(loop.ExitLabel);
        if (isRefused)
            return;

        foreach (ISymbol lost in LostArrays(carried, parameters, iteration, goesOn))
        {
            // Which array the variable names depends on the iteration: it may be given another, not read.
            int k = carried.IndexOf(lost, SymbolEqualityComparer.Default);
            carried = carried.RemoveAt(k);
            parameters = [.. parameters.Where((_, index) => index != k)];
            initial = [.. initial.Where((_, index) => index != k)];
            environment = environment.SetItem(lost, Unknown);
        }

        Expr[] yields = carried.Select(symbol => iteration.Environment[symbol]).ToArray();
        if (carried.Where((_, k) => IsMemoryValue(yields[k]) && !parameters.Contains(yields[k])).FirstOrDefault() is { } array)
        {
            Refuse(LanguageDiagnostics.ArrayChosen, loop, $"'{array.Name}', which another array is assigned to in each iteration,");
            return;
        }

        Local[] results = parameters.Select((parameter, k) => NewVersion(carried[k], parameter.Type, IsUnrepeatable(parameter))).ToArray();
        for (int k = 0; k < carried.Length; k++)
            environment = environment.SetItem(carried[k], results[k]);
        environment = environment.Remove(loop.ExitLabel);
        statements.Add(new For(
            form.Index, form.Range, carried.Select((_, k) => new Carried(parameters[k], initial[k], results[k])).ToEquatableArray(),
            iteration.Yielding(yields), OriginOf(loop.Syntax), goesOn));
    }

    /// <summary>Arrays and spans that each iteration assigns before it reads them.</summary>
    private static ISymbol[] LostArrays(ImmutableArray<ISymbol> carried, Local[] parameters, Branch iteration, Expr? goesOn)
    {
        HashSet<Local> read = [.. iteration.Statements.SelectMany(StmtTraversal.AllExpressions).Concat(goesOn is null ? [] : [goesOn]).SelectMany(ExprTraversal.Locals)];
        HashSet<Expr> handedOn = [.. carried.Select(symbol => iteration.Environment[symbol])];
        return carried.Where((symbol, k) =>
            IsMemoryValue(parameters[k]) && !read.Contains(parameters[k]) && !handedOn.Contains(parameters[k])).ToArray();
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
