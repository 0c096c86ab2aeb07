using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <summary>What all loops of the source have in common.</summary>
internal sealed record LoopForm(ILoopOperation Loop, Local Index, LoopRange Range)
{
    /// <summary>Names what an iteration finds: the index, the element.</summary>
    public Action? Begin { get; init; }

    /// <summary>The condition, beside the range's end; null if there is none.</summary>
    public IOperation? Test { get; init; }

    /// <summary>What refusals of the loop point at.</summary>
    public IOperation Place { get; init; } = Loop;

    /// <summary>The bytes that the reverse sweep may keep; null if there is no limit.</summary>
    public Expr? Budget { get; init; }

    /// <summary>False for <c>do</c>: the test follows the body.</summary>
    public bool TestsFirst { get; init; } = true;

    /// <summary>What runs after each iteration that was not broken off.</summary>
    public ImmutableArray<IOperation> Updates { get; init; } = ImmutableArray<IOperation>.Empty;

    /// <summary>What runs in an iteration.</summary>
    public IEnumerable<IOperation?> Iteration => [Loop.Body, .. Updates, Test];

    public bool HasBreak => Exits.Count(Loop, Loop.ExitLabel) > 0;

    public bool HasContinue => Exits.Count(Loop, Loop.ContinueLabel) > 0;

    /// <summary>Whether a variable can have a value after the loop that it has not before: if the body runs at least once.</summary>
    public bool RunsOnce => !TestsFirst || Exits.IsEndless(Loop);

    /// <summary>Whether the variable lives on after the loop.</summary>
    public bool IsOuter(ISymbol variable) => !Loop.Syntax.Span.Contains(variable.Locations[0].SourceSpan);
}
