using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Analysis;

/// <summary>Where integers of a function come from, so that lengths and bounds can be compared and told before a loop.</summary>
internal sealed class Lengths
{
    private readonly Dictionary<Local, Expr> definitions = [];

    private Lengths(Region body)
    {
        foreach (Stmt statement in body.AllStatements())
        {
            switch (statement)
            {
                case Let { Target.Type: ScalarType { IsFloatingPoint: false } } or Let { Target.Type.Element: not null }:
                    definitions[((Let)statement).Target] = ((Let)statement).Value;
                    break;

                // The length of the memory is what it was made with.
                case Scratch { Count: { } count } scratch:
                    definitions[scratch.Span] = count;
                    break;
            }
        }
    }

    public static Lengths Of(Region body) => new(body);

    /// <summary>The integer without names that stand for other integers.</summary>
    public Expr Resolved(Expr expr) => Without(expr, _ => true);

    /// <summary>The integer over what is not <paramref name="inside"/>, as far as that goes.</summary>
    public Expr Without(Expr expr, Func<Local, bool> inside) => expr switch
    {
        Local local when local.Type.Element is null && inside(local) && definitions.TryGetValue(local, out Expr? value) => Without(value, inside),
        Length { Dimension: null, Array: Local array } length when inside(array) && definitions.TryGetValue(array, out Expr? value) => LengthOf(length, value, inside),
        _ => expr.MapOperands(operand => Without(operand, inside)),
    };

    private Expr LengthOf(Length length, Expr value, Func<Local, bool> inside) => value switch
    {
        Slice { Length: { } count } => Without(count, inside),
        Local { Type.Element: not null } => Without(length with { Array = value }, inside),
        { Type.Element: null } count => Without(count, inside),
        _ => length,
    };

    /// <summary>Whether it is the same, whenever and wherever it is computed: it reads no element.</summary>
    public static bool IsFixed(Expr expr) => !expr.SelfAndDescendants().Any(node => node is Load or Call or Foreign);
}
