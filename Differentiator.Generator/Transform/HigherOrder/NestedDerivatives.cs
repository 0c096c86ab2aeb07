using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.HigherOrder;

/// <summary>
/// Derivatives that a function calls are computed in the place of the call: what is differentiated then is a function like
/// any other, whose statements happen to be those of a derivative.
/// </summary>
/// <param name="derive">Makes the derivative of a function, whose own calls are written out.</param>
internal sealed class NestedDerivatives(Func<NestedDerivative, Function> derive)
{
    public Function Expand(Function function)
    {
        if (!function.Body.AllStatements().Any(IsNested))
            return function;
        var expansion = new Expansion(derive, LocalSupply.For(function), Memory.Of(function));
        return function with { Body = expansion.Expand(function.Body) };
    }

    public static bool IsNested(Stmt statement) => statement is Invoke { Nested: not null };

    private sealed class Expansion(Func<NestedDerivative, Function> derive, LocalSupply supply, Memory memory)
    {
        /// <summary>What stands for the structures that derivatives return.</summary>
        private readonly Dictionary<Local, Expr> structures = [];

        public Region Expand(Region region)
        {
            List<Stmt> statements = [];
            foreach (Stmt statement in region.Statements)
            {
                Stmt known = statement.Regions().Any() ? statement : statement.MapExpressions(Known);
                if (known is Invoke { Nested: { } nested } call)
                {
                    foreach (Stmt inner in InPlace(call, nested))
                    {
                        if (inner is not Clear clear || !IsClear(clear.Span, statements))
                            statements.Add(inner);
                    }
                }
                else if (known is If branch)
                    statements.Add(branch with { Condition = Known(branch.Condition), Then = Expand(branch.Then), Else = Expand(branch.Else) });
                else if (known is For loop)
                    statements.Add(Expand(loop));
                else
                    statements.Add(known);
            }

            return new Region(statements.ToEquatableArray(), region.Yields.Map(Known));
        }

        private For Expand(For loop)
        {
            EquatableArray<Carried> carried = loop.Carried.Map(each => each with { Initial = Known(each.Initial) });
            return loop with
            {
                Range = loop.Range.Map(Known),
                Carried = carried,
                Condition = loop.Condition is { } condition ? Known(condition) : null,
                Body = Expand(loop.Body),
            };
        }

        // new double[n] is zero, and a gradient clears where it goes.
        private static bool IsClear(Local memory, List<Stmt> before) =>
            before.LastOrDefault(statement => statement.Written().Concat(statement.AllExpressions().SelectMany(expr => expr.Locals())).Contains(memory)) is Clear;

        // v, dx = derivative of F at a   becomes   the statements of the derivative, with a for F's x
        private IEnumerable<Stmt> InPlace(Invoke call, NestedDerivative nested)
        {
            CheckOverlap(call);
            Function derivative = derive(nested);
            if (derivative.Body.AllStatements().Any(statement => statement is Pop or Scratch { Count: null }))
                throw new DerivativeRefusedException(call.Origin, "the derivative of a loop whose end is not known before it, called in a method that is differentiated,", "write the loop with a counter and a bound");
            var cloning = new Cloning(supply);
            foreach ((Parameter parameter, Expr argument) in derivative.Parameters.Zip(call.Arguments, (parameter, argument) => (parameter, argument)))
            {
                bool isResult = argument is Local local && call.References.Contains(local);
                cloning.Replace(parameter.Local, isResult ? Zero(parameter.Local.Type) : argument);
            }

            foreach (Stmt statement in derivative.Body.Statements)
                yield return From(cloning.Clone(statement).MapExpressions(Folded), call.Origin);

            IEnumerable<Local> results = call.Result is { } value ? call.References.Prepend(value) : call.References;
            foreach ((Local result, Expr yielded) in results.Zip(derivative.Body.Yields, (result, yielded) => (result, WithoutStart(Folded(cloning.Clone(yielded)), nested))))
            {
                List<Stmt> named = [];
                if (result.Type is StructType type)
                    structures.Add(result, Named(result.Name, yielded, type, named, call.Origin));
                else
                    named.Add(new Let(result, yielded, call.Origin));
                foreach (Stmt statement in named)
                    yield return statement;
            }
        }

        // An accumulator that begins with zero:   0 + a   becomes   a
        private static Expr WithoutStart(Expr sum, NestedDerivative nested) =>
            nested.Kind == DerivativeKinds.Vjp && sum is Binary { Op: BinaryOp.Add, Left: FloatConstant { Value: 0 } } whole ? whole.Right : sum;

        // new P(x * y, z)   becomes   pX = x * y;   and stands for   new P(pX, z)
        private Expr Named(string name, Expr value, IrType type, List<Stmt> statements, Origin origin)
        {
            if (value is New made && type is StructType structure)
                return new New(structure, made.Arguments.Select((part, k) => Named(name + made.Struct.Fields[k].Name, part, structure.Fields[k].Type, statements, origin)).ToEquatableArray());
            if (value is Local or FloatConstant or IntConstant or BoolConstant or Verbatim)
                return value;
            Local local = supply.Temporary(name, value.Type);
            statements.Add(new Let(local, value, origin));
            return local;
        }

        private Expr Known(Expr expr) => structures.Count == 0 ? expr : Folded(expr.Substitute(structures));

        private static Expr Folded(Expr expr)
        {
            Expr inner = expr.MapOperands(Folded);
            return inner is Field { Of: New made } field ? made.Arguments[IndexOf(made.Struct, field.Name)] : inner;
        }

        private static int IndexOf(StructType type, string name) => Enumerable.Range(0, type.Fields.Count).First(k => type.Fields[k].Name == name);

        // The derivative is emitted for memory of its own: two names of one array would see each other's changes too late.
        private void CheckOverlap(Invoke call)
        {
            foreach (Local written in call.Writes)
            {
                HashSet<Local> own = [.. memory.RootsOf(written)];
                int same = call.Arguments.Count(argument => argument.Type.Element is not null && memory.RootsOf(argument).Any(own.Contains));
                if (same > 1)
                    throw new DerivativeRefusedException(call.Origin, $"a call of '{call.Function.Name}' whose destination may overlap another argument", "give it memory of its own");
            }
        }

        private static Stmt From(Stmt statement, Origin origin) =>
            (statement is Throw or Effect ? statement : statement with { Origin = origin })
            .MapRegions(region => region with { Statements = region.Statements.Map(inner => From(inner, origin)) });

        private static Expr Zero(IrType type) => type is StructType structure
            ? new New(structure, structure.Fields.Map(field => Zero(field.Type)))
            : type is ScalarType ? IrType.Constant(0, type) : new Verbatim("default", type);
    }
}
