using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>
/// Calls of emitted derivatives. What they compute is made behind the front end, by the passes that emit them, and stands
/// in the place of the call before the method itself is differentiated.
/// </content>
internal sealed partial class Lowering
{
    // double value = FGradient(x, out double dx);   becomes   value, dx = the gradient of F at x
    private Expr LowerDerivativeCall(IMethodSymbol target, ImmutableArray<IArgumentOperation> arguments, IOperation call)
    {
        if (EmittedMember.IsForScratch(target))
            return Refuse(LanguageDiagnostics.NotSupported, call, $"the call of '{target.Name}', which takes or measures scratch memory of its caller,", "call the derivative without it");
        if (EmittedMember.Of(target) is not { } member || !context.HasSource(member.Primal))
            return Refuse(LanguageDiagnostics.CallNotDirect, call, $"the call of '{target.Name}', an emitted derivative of another project,");
        if (NestedMisfit(member) is ({ } what, { } instead))
            return Refuse(LanguageDiagnostics.NotSupported, call, $"the call of '{target.Name}', {what},", instead);
        if (context.Derived(member.Primal) is not { } primal)
        {
            return context.IsRoot(member.Primal)
                ? Refuse(LanguageDiagnostics.NotSupported, call, $"the call of '{target.Name}', a derivative of this method itself,", "move what is to be differentiated to a method of its own")
                : Refuse(LanguageDiagnostics.NotSupported, call, $"the call of '{target.Name}', whose method is refused itself or needs members that are not accessible here,", "see to that method first");
        }

        if (primal.Body.AllStatements().Any(statement => statement is Invoke { Nested: null, IsData: false }))
            return Refuse(LanguageDiagnostics.NotSupported, call, $"the call of '{target.Name}', whose method recurs or calls one with a derivative by hand,", "write that method without such calls");
        if (primal.Body.AllStatements().Any(statement => statement is For { Budget: not null }))
            return Refuse(LanguageDiagnostics.NotSupported, call, $"the call of '{target.Name}', whose method has a loop with a memory budget,", "loop over the indices themselves");
        var memory = Analysis.Memory.Of(primal);
        if (primal.Parameters.FirstOrDefault(parameter => memory.IsWritten(parameter.Local)) is { } written)
            return Refuse(LanguageDiagnostics.NotSupported, call, $"the call of '{target.Name}', whose method writes '{written.Local.Name}',", "write to an array that the method makes itself");
        if (NestedArguments(target, arguments) is not { } given || RefuseAfterAssignment("an emitted derivative, which may throw,", call))
            return RefuseSilently();
        return NestedCall(target, member, primal, given, call);
    }

    /// <summary>What an argument is: a value, memory, or the place to which a result goes.</summary>
    private sealed record NestedArgument(Expr? Value, Place? Place);

    private NestedArgument[]? NestedArguments(IMethodSymbol target, ImmutableArray<IArgumentOperation> arguments)
    {
        var given = new NestedArgument[target.Parameters.Length];
        foreach (IArgumentOperation argument in arguments)
        {
            IParameterSymbol parameter = argument.Parameter!;
            if (parameter.RefKind is RefKind.Ref or RefKind.Out)
            {
                Place? place = ReferenceOf(argument, parameter);
                if (place is null && argument.Value is not IDiscardOperation)
                    Refuse(LanguageDiagnostics.ByReference, argument, $"the argument for '{parameter.Name}'");
                given[parameter.Ordinal] = new NestedArgument(null, place);
                continue;
            }

            bool isMemory = Map(parameter.Type)?.Element is not null;
            Expr value = isMemory ? LowerMemory(argument.Value) : LowerExpression(argument.Value);
            given[parameter.Ordinal] = new NestedArgument(isMemory || IsPoison(value) ? value : Named(parameter.Name, value, OriginOfStatement(argument), LocalRole.Temporary, parameter.Type), null);
        }

        return isRefused ? null : given;
    }

    private Expr NestedCall(IMethodSymbol target, EmittedMember member, Function primal, NestedArgument[] given, IOperation call)
    {
        int own = primal.Parameters.Count, wanted = member.Request.WithRespectTo.Count;
        IParameterSymbol[] sources = [.. member.Request.WithRespectTo.Select(position => member.Primal.Parameters[position])];
        Expr[] inputs = [.. given.Select(argument => argument.Value).OfType<Expr>().Take(member.Kind switch
        {
            DerivativeKinds.Vjp => own + 1,
            DerivativeKinds.Jvp or DerivativeKinds.Hvp or DerivativeKinds.GradientHvp => own + wanted,
            _ => own,
        })];

        List<Expr> values = [.. inputs];
        List<Local> references = [], writes = [];
        var places = new List<(Place? Place, Local Result)>();
        var parts = new List<Expr>();
        if (member.Kind != DerivativeKinds.Jvp)
        {
            for (int k = 0; k < (member.Kind == DerivativeKinds.GradientHvp ? 2 * wanted : wanted); k++)
            {
                IParameterSymbol of = sources[k % wanted];
                NestedArgument? destination = member.IsConvenient ? null : given[inputs.Length + k];
                string name = of.Name + (k < wanted ? "Gradient" : "Hvp");
                if (Map(of.Type)!.Element is { } item)
                {
                    Expr source = inputs[member.Request.WithRespectTo[k % wanted]];
                    Expr memory = destination is null ? Scratched(item, new Length(source), call, name, LocalRole.Temporary, isCleared: false) : destination.Value!;
                    if (Memory(memory) is not Local array)
                        return Refuse(LanguageDiagnostics.ArrayChosen, call, $"the array for '{name}'");
                    if (destination is not null)
                        GuardLength(target.Parameters[inputs.Length + k].Name, array, of.Name, source, OriginOfStatement(call));
                    writes.Add(array);
                    values.Add(array);
                    parts.Add(array);
                    this.writes++;
                    continue;
                }

                Local result = NewLocal(name, Map(of.Type)!, LocalRole.Temporary);
                references.Add(result);
                values.Add(result);
                places.Add((destination?.Place, result));
                parts.Add(Whole(result));
            }
        }

        Local? value = target.ReturnsVoid ? null : NewLocal("value", member.Kind == DerivativeKinds.Jvp ? MapOrName(target.ReturnType) : MapOrName(member.Primal.ReturnType), LocalRole.Temporary);
        statements.Add(new Invoke(value, references.ToEquatableArray(), writes.ToEquatableArray(), FunctionRefs.Of(target), values.ToEquatableArray(), OriginOfStatement(call))
        {
            Nested = new NestedDerivative(primal, member.Request, member.Kind),
        });
        foreach ((Place? place, Local result) in places.Where(pair => pair.Place is not null))
            Assign(place!, member.Kind == DerivativeKinds.Vjp ? Read(place!) + result : Whole(result), call);
        if (isRefused)
            return RefuseSilently();
        if (member.IsConvenient)
            return new New((StructType)MapOrName(target.ReturnType), [Whole(value!), .. parts]);
        return value is null ? Discarded : Whole(value);
    }

    private static Expr Whole(Local result) => result.Type is StructType structure ? BundleOf(result, structure) : result;

    private void GuardLength(string name, Local memory, string sourceName, Expr source, Origin origin)
    {
        if (counts.TryGetValue(memory, out Expr? count) && count == new Length(Memory(source)))
            return;
        const string Exception = "global::System.ArgumentException";
        var thrown = new Foreign([$"new {Exception}(\"The length of '{name}' must be that of '{sourceName}'.\", \"{name}\")"], [], new OpaqueType(Exception));
        Expr differs = new Binary(BinaryOp.NotEqual, new Length(memory), new Length(source), IrType.Boolean);
        statements.Add(new If(differs, new Region([new Throw(thrown, origin)], []), Region.Empty, [], origin));
    }

    /// <summary>Why this derivative cannot stand in the place of its call, and what to do instead; nulls if it can.</summary>
    private (string? What, string? Instead) NestedMisfit(EmittedMember member)
    {
        const string OfNumbers = "write the method over numbers, structures of them, and arrays or spans of numbers";
        IMethodSymbol primal = member.Primal;
        if (member.Kind is DerivativeKinds.Jacobian or DerivativeKinds.Hessian)
            return ("a matrix of derivatives", member.Kind is DerivativeKinds.Hessian ? $"ask for Derivatives.Hvp and call '{member.Request.Prefix}Hvp', once for each column" : $"ask for Derivatives.Jvp and call '{member.Request.Prefix}Jvp', once for each column");
        if (!primal.IsStatic)
            return ("a derivative of an instance method", "make the method static");
        if (primal.Parameters.Any(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out))
            return ("a derivative of a method with 'ref' or 'out' parameters", "write the method without them");
        if (Map(primal.ReturnType) is not { } result || !IsOfNumbers(result) || (member.Kind is DerivativeKinds.Vjp && result is not ScalarType))
            return ("a derivative of a method with this result", OfNumbers);
        foreach (IParameterSymbol parameter in primal.Parameters)
        {
            bool isWanted = member.Request.WithRespectTo.Contains(primal.Parameters.IndexOf(parameter));
            bool fits = Map(parameter.Type) switch
            {
                SpanType { Item: ScalarType } or ArrayType { Item: ScalarType } => true,
                ScalarType => true,
                StructType structure => IsOfNumbers(structure) && !(isWanted && member.Kind is DerivativeKinds.Vjp),
                OpaqueType => !isWanted,
                _ => false,
            };
            if (!fits)
                return ($"a derivative of a method with a parameter like '{parameter.Name}'", OfNumbers);
        }

        return (null, null);
    }

    private static bool IsOfNumbers(IrType type) => type is ScalarType || (type is StructType structure && structure.Fields.All(field => IsOfNumbers(field.Type)));
}
