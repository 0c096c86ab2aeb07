using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.Samples.Inspect.Graph;

/// <summary>Reads the computation graph of a method from its source.</summary>
internal sealed class MethodReader
{
    /// <summary>What stands for the parameters of a model.</summary>
    private const string Parameters = "Parameters";

    private readonly GraphBuilder graph = new();
    private readonly HashSet<string> withRespectTo;
    private readonly ExpressionReader expressions;
    private readonly List<Node> results = [];

    /// <summary>The value of each variable, so far.</summary>
    private Dictionary<string, Node> values = [];

    private readonly Func<string, IEnumerable<string>> sourcesOf;

    /// <summary>What is being read in the place of its call.</summary>
    private readonly Stack<string> calls = new();

    private readonly Dictionary<string, Node> layers = [];

    private MethodReader(IEnumerable<string> withRespectTo, Func<string, IEnumerable<string>> sourcesOf)
    {
        this.withRespectTo = [.. withRespectTo];
        this.sourcesOf = sourcesOf;
        expressions = new ExpressionReader(graph, name => values.GetValueOrDefault(name), Assign, Inline, LayerOf);
    }

    /// <param name="source">A method declaration.</param>
    /// <param name="withRespectTo">The parameters that it is differentiated with respect to.</param>
    /// <param name="sourcesOf">The declarations of a method of the same type, by its name.</param>
    public static MethodGraph Read(string source, string title, IEnumerable<string> withRespectTo, Func<string, IEnumerable<string>> sourcesOf) =>
        new MethodReader(withRespectTo, sourcesOf).Read(Parsed(source), title);

    private static MethodDeclarationSyntax Parsed(string source) => (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(source)!;

    private MethodGraph Read(MethodDeclarationSyntax method, string title)
    {
        foreach (ParameterSyntax parameter in method.ParameterList.Parameters.Where(parameter => !IsCount(parameter.Type)))
        {
            string name = parameter.Identifier.ValueText;
            values[name] = graph.Add(withRespectTo.Contains(name) ? NodeKind.Parameter : NodeKind.Data, name);
        }

        if (method.ExpressionBody is { } arrow)
            Return(arrow.Expression);
        else if (method.Body is { } body)
            Read(body);

        Node result = graph.Operands(graph.Add(NodeKind.Result, method.Identifier.ValueText, graph.Root), results.Select(returned => (returned, "")));
        if (results.Count == 0)
            graph.Operands(result, method.ParameterList.Parameters.Select(parameter => values.GetValueOrDefault(parameter.Identifier.ValueText)).OfType<Node>().Where(left => left.Kind is NodeKind.Operation).Select(left => (left, "")));
        return graph.Finish(title, result);
    }

    private void Read(StatementSyntax? statement)
    {
        switch (statement)
        {
            case BlockSyntax block:
                foreach (StatementSyntax inner in block.Statements)
                    Read(inner);
                break;
            case LocalDeclarationStatementSyntax { Declaration: var declaration }:
                foreach (VariableDeclaratorSyntax variable in declaration.Variables.Where(variable => variable.Initializer is not null && !IsCount(declaration.Type)))
                    Assign(variable.Identifier.ValueText, expressions.Read(variable.Initializer!.Value));
                break;
            case ExpressionStatementSyntax { Expression: var expression }:
                expressions.Read(expression);
                break;
            case ReturnStatementSyntax { Expression: { } value }:
                Return(value);
                break;
            case IfStatementSyntax branch:
                Branch(branch);
                break;
            case ForStatementSyntax loop:
                Loop($"for {string.Join(", ", loop.Declaration?.Variables.Select(variable => variable.ToString()) ?? [])} while {loop.Condition}", loop.Statement);
                break;
            case WhileStatementSyntax loop:
                Loop($"while {loop.Condition}", loop.Statement);
                break;
            case DoStatementSyntax loop:
                Loop($"do while {loop.Condition}", loop.Statement);
                break;
            case ForEachStatementSyntax loop:
                Loop($"foreach {loop.Identifier.ValueText} in {loop.Expression}", loop.Statement, loop);
                break;
        }
    }

    // Of a model, the parameters are those of its layers.
    private Node? LayerOf(string name)
    {
        if (!withRespectTo.Contains(Parameters) || !char.IsLower(name[0]))
            return null;
        if (!layers.TryGetValue(name, out Node? layer))
        {
            layers.Add(name, layer = graph.Add(NodeKind.Parameter, name, graph.Root));
            layer.GradientName = $"∂/∂{name}";
        }

        return layer;
    }

    // F(a, b)   becomes   what F computes, in a scope of its own; only a method that is one expression
    private Node? Inline(InvocationExpressionSyntax call)
    {
        if (call.Expression is not IdentifierNameSyntax { Identifier.ValueText: var name } || calls.Contains(name))
            return null;
        MethodDeclarationSyntax? callee = sourcesOf(name).Select(Parsed).FirstOrDefault(method => method.ParameterList.Parameters.Count == call.ArgumentList.Arguments.Count);
        if (callee?.ExpressionBody is not { } body || call.ArgumentList.Arguments.Any(argument => argument.NameColon is not null || argument.RefKindKeyword.ValueText.Length > 0))
            return null;
        Dictionary<string, Node> inner = [];
        foreach ((ParameterSyntax parameter, ArgumentSyntax argument) in callee.ParameterList.Parameters.Zip(call.ArgumentList.Arguments))
        {
            if (expressions.Read(argument.Expression) is { } value)
                inner[parameter.Identifier.ValueText] = value;
        }

        Dictionary<string, Node> outer = values;
        values = inner;
        calls.Push(name);
        graph.Enter(name);
        Node? result = expressions.Read(body.Expression);
        graph.Leave();
        calls.Pop();
        values = outer;
        return result;
    }

    private void Return(ExpressionSyntax value) => results.Add(expressions.Node(value));

    private void Assign(string name, Node? value)
    {
        if (value is null)
        {
            values.Remove(name);
            return;
        }

        // A parameter keeps its name.
        if (value.Kind is NodeKind.Operation && value.Variable.Length == 0)
            value.Variable = name;
        values[name] = value;
    }

    private void Loop(string title, StatementSyntax body, ForEachStatementSyntax? each = null)
    {
        graph.Enter(title);
        string[] carried = [.. Assigned(body).Where(name => Declared(body).All(inner => inner != name)).Distinct()];
        Dictionary<string, Node> before = [];
        foreach (string name in carried)
        {
            before[name] = graph.Add(NodeKind.Carried, name);
            if (values.GetValueOrDefault(name) is { } initial)
                graph.Operands(before[name], [(initial, "")]);
            values[name] = before[name];
        }

        if (each is not null && expressions.Read(each.Expression) is { } collection)
            Assign(each.Identifier.ValueText, graph.Operation($"{each.Expression}[..]", (collection, "")));
        Read(body);
        foreach (string name in carried.Where(name => values.GetValueOrDefault(name) is { } last && last != before[name]))
            graph.Carry(values[name], before[name]);
        graph.Leave();
    }

    private void Branch(IfStatementSyntax branch)
    {
        Dictionary<string, Node> before = new(values);
        graph.Enter($"if {branch.Condition}");
        Read(branch.Statement);
        graph.Leave();
        Dictionary<string, Node> then = values;
        values = new(before);
        if (branch.Else is { } other)
        {
            graph.Enter("else");
            Read(other.Statement);
            graph.Leave();
        }

        if (Leaves(branch.Statement))
            return;
        if (branch.Else is { } leaving && Leaves(leaving.Statement))
        {
            values = then;
            return;
        }

        foreach ((string name, Node value) in then)
        {
            if (values.GetValueOrDefault(name) is { } unchosen && unchosen != value)
                Assign(name, graph.Operation("either", (value, "if chosen"), (unchosen, "if chosen")));
        }
    }

    private static bool Leaves(StatementSyntax statement) => statement switch
    {
        BlockSyntax block => block.Statements.Any(Leaves),
        ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax => true,
        _ => false,
    };

    private static IEnumerable<string> Assigned(SyntaxNode body) => body.DescendantNodes().OfType<AssignmentExpressionSyntax>().Select(assignment => assignment.Left).OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText);

    private static IEnumerable<string> Declared(SyntaxNode body) => body.DescendantNodes().OfType<VariableDeclaratorSyntax>().Select(variable => variable.Identifier.ValueText);

    // Integers and conditions have no derivatives: they stay in the text.
    private static bool IsCount(TypeSyntax? type) => type is PredefinedTypeSyntax { Keyword.ValueText: "int" or "uint" or "long" or "ulong" or "bool" or "string" or "byte" };
}
