using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>What the writers of one file share: the method and how names are written in it.</summary>
internal sealed class EmissionContext
{
    private readonly bool hasEffects;

    /// <param name="derivatives">Of the method; none if it is refused.</param>
    public EmissionContext(MethodModel model, IEnumerable<Derivative> derivatives)
    {
        Model = model;
        hasEffects = derivatives.Any(derivative => derivative.Function.Parameters.Any(parameter => parameter.IsWritten))
            || (model.Function is { } function && model.Recursive.Prepend(function).Any(HasEffects));
        Names = new FrameworkNames(model.Namespace, model.HiddenNames);
        Types = new TypeNames(Names);
        IEnumerable<string> types = model.ContainingTypes.Select(SimpleName);
        ContainingType = string.Join(".", model.Namespace.Length > 0 ? types.Prepend(model.Namespace) : types);
        Expressions = new ExpressionWriter(Names, Types, ContainingType);
    }

    public MethodModel Model { get; }

    /// <summary>The method's type, with its namespace.</summary>
    public string ContainingType { get; }

    public FrameworkNames Names { get; }

    public TypeNames Types { get; }

    public ExpressionWriter Expressions { get; }

    /// <summary>The parameters that stand in the signature.</summary>
    public IReadOnlyList<ParameterModel> Declared => [.. Model.Parameters.Where(parameter => !parameter.IsInstance)];

    public IReadOnlyList<ParameterModel> WithRespectTo(Request request) =>
        [.. request.WithRespectTo.Select(position => Model.Parameters[position])];

    /// <summary>What stands before a member: those that nobody has asked for, but others call, are private.</summary>
    public string Modifiers(Request request, DerivativeKinds kind) =>
        request.Kinds.HasFlag(kind) ? $"{Model.Modifiers} {DispatchOf(request.Overrides.HasFlag(kind))}".Trim() : Private;

    // A method without a body that is refused has stubs with one.
    private string DispatchOf(bool overrides) => (Model.Dispatch, overrides) switch
    {
        (Dispatch.Abstract, false) => Model.Refusal is null ? "abstract" : "virtual",
        (Dispatch.Abstract, true) => Model.Refusal is null ? "abstract override" : "override",
        (Dispatch.Virtual, false) => "virtual",
        (Dispatch.Sealed, true) => "sealed override",
        (_, true) => "override",
        _ => "",
    };

    /// <summary>Whether the method has no body, and its derivatives have none either.</summary>
    public bool IsAbstract => Model is { Dispatch: Dispatch.Interface or Dispatch.Abstract, Refusal: null };

    /// <summary>A derivative must not run for a method that is not its own: <c>OverrideGuard.Check(this, nameof(F), 1);</c></summary>
    public IEnumerable<string> ReplacementGuard => !Model.IsReplaceable ? []
        : [$"{Names.Of("Differentiator.OverrideGuard")}.Check(this, {Names.NameOf(Identifier.Of(Model.Name))}, {Declared.Count});"];

    public IEnumerable<(string Type, string When)> ReplacementException => !Model.IsReplaceable ? []
        : [(Names.Of("System.NotSupportedException"), $"A derived class has replaced {Xml.Code(Model.Name)} without its derivatives.")];

    /// <summary>The name of a member, where a parameter of that name would hide it with what it belongs to.</summary>
    public string Callee(string name) => Declared.All(parameter => parameter.Name != name) ? Identifier.Of(name)
        : $"{(Model.Modifiers.Contains("static") ? $"global::{ContainingType}" : "this")}.{Identifier.Of(name)}";

    public string Private => string.Join(" ", Model.Modifiers.Split(' ').Where(word => word is not ("public" or "internal" or "protected" or "private")).Prepend("private"));

    /// <summary><c>EmittedDerivative(nameof(F), Derivatives.Gradient, new[] { "x" }, 1)</c></summary>
    public string Attribute(Request request, DerivativeKinds kind)
    {
        IEnumerable<string> names = WithRespectTo(request).Select(parameter => $"\"{parameter.Name}\"");
        if (request.IncludesModel)
            names = names.Prepend("\"Parameters\"");
        return $"{Names.Of("Differentiator.EmittedDerivative")}({Names.NameOf(Identifier.Of(Model.Name))}, "
            + $"{Names.Of("Differentiator.Derivatives")}.{kind}, new[] {{ {string.Join(", ", names)} }}, 1{(hasEffects ? ", HasEffects = true" : "")})";
    }

    private static bool HasEffects(Function function) => function.Body.AllStatements().Any(statement => statement is Effect { Origin.Ordinal: >= 0 });

    // "static partial class Pair<T>"   becomes   "Pair<T>"
    private static string SimpleName(string header)
    {
        int end = header.IndexOf(" where ", StringComparison.Ordinal);
        string declaration = end < 0 ? header : header.Substring(0, end);
        int generic = declaration.IndexOf('<');
        int start = declaration.LastIndexOf(' ', generic < 0 ? declaration.Length - 1 : generic);
        return declaration.Substring(start + 1);
    }
}
