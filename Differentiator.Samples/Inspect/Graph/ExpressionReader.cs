using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.Samples.Inspect.Graph;

/// <summary>Reads expressions: a node for each operation on values, text for what has no derivative.</summary>
internal sealed class ExpressionReader(GraphBuilder graph, Func<string, Node?> valueOf, Action<string, Node?> assign, Func<InvocationExpressionSyntax, Node?> inline, Func<string, Node?> layerOf)
{
    private const int LongestText = 26;

    private readonly Dictionary<(string Text, Node From), Node> elements = [];

    /// <summary>The node of an expression; one of data where there is no value in it.</summary>
    public Node Node(ExpressionSyntax expression) => Read(expression) ?? graph.Add(NodeKind.Data, Short(expression));

    /// <summary>Null for what is only text: numbers, lengths, indices.</summary>
    public Node? Read(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Read(inner.Expression),
        CastExpressionSyntax cast => Read(cast.Expression),
        IdentifierNameSyntax name => valueOf(name.Identifier.ValueText),
        AssignmentExpressionSyntax assignment => Assignment(assignment),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus => Read(minus.Operand) is { } operand ? graph.Operation("−", (operand, "−1")) : null,
        BinaryExpressionSyntax binary => Binary(binary.OperatorToken.ValueText, binary.Left, binary.Right),
        ElementAccessExpressionSyntax element => Part(element, element.Expression),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" or "Count" } => null,
        MemberAccessExpressionSyntax member => Part(member, member.Expression),
        InvocationExpressionSyntax call => Call(call),
        ConditionalExpressionSyntax choice => Choice(choice),
        LiteralExpressionSyntax => null,
        _ => Other(expression),
    };

    private Node? Assignment(AssignmentExpressionSyntax assignment)
    {
        string sign = assignment.OperatorToken.ValueText;
        Node? value = sign == "=" ? Read(assignment.Right) : Binary(sign.TrimEnd('='), assignment.Left, assignment.Right);
        if (assignment.Left is IdentifierNameSyntax name)
            assign(name.Identifier.ValueText, value);
        else if (assignment.Left is ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax array } && value is not null)
        {
            if (value.Kind is not NodeKind.Operation || value.Variable.Length > 0)
                value = graph.Operation("=", (value, ""));
            value.Variable = Short(assignment.Left);
            assign(array.Identifier.ValueText, value);
        }

        return value;
    }

    // a * b: the adjoint of a is multiplied by b
    private Node? Binary(string sign, ExpressionSyntax left, ExpressionSyntax right)
    {
        (Node? a, Node? b) = (Read(left), Read(right));
        if (a is null && b is null)
            return null;
        string leftText = a is null ? Short(left) + " " : "", rightText = b is null ? " " + Short(right) : "";
        string leftName = NameOf(a, left), rightName = NameOf(b, right);
        (string symbol, string ofLeft, string ofRight) = sign switch
        {
            "+" => ("+", "", ""),
            "-" => ("−", "", "−1"),
            "*" => ("×", rightName, leftName),
            "/" => ("÷", $"1/{rightName}", $"−{leftName}/{rightName}²"),
            _ => (sign, "?", "?"),
        };
        return graph.Operation(leftText + symbol + rightText, Operands((a, ofLeft), (b, ofRight)));
    }

    // Elements of one array by one index are one value.
    private Node? Part(ExpressionSyntax part, ExpressionSyntax of)
    {
        if (Read(of) is not { } whole)
            return null;
        if (elements.TryGetValue((part.ToString(), whole), out Node? known) && known.Around.Skip(1).First() is Scope scope && graph.Scope.Around.Contains(scope))
            return known;
        Node element = graph.Operation(Short(part), (whole, ""));
        elements[(part.ToString(), whole)] = element;
        return element;
    }

    private Node? Call(InvocationExpressionSyntax call)
    {
        string name = call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Math" or "MathF" or "Losses" }, Name: var function } ? function.ToString() : call.Expression.ToString();
        if (inline(call) is { } inlined)
            return inlined;
        Node?[] operands = [.. call.ArgumentList.Arguments.Select(argument => Read(argument.Expression))];
        Node? receiver = call.Expression is MemberAccessExpressionSyntax { Expression: var target } ? Read(target) ?? (target is IdentifierNameSyntax layer ? layerOf(layer.Identifier.ValueText) : null) : null;
        if (operands.All(operand => operand is null) && receiver is null)
            return null;
        string[] names = [.. call.ArgumentList.Arguments.Select((argument, k) => NameOf(operands[k], argument.Expression))];
        (Node?, string)[] all = [(receiver, name + "′"), .. operands.Select((operand, k) => (operand, Slope(name, names, k)))];
        return graph.Operation(Short(operands.Length == 1 ? name : $"{name}({string.Join(", ", call.ArgumentList.Arguments.Select((argument, k) => operands[k] is null ? argument.ToString() : "·"))})"), Operands(all));
    }

    private static string Slope(string function, string[] names, int position) => (function, names.Length) switch
    {
        ("Exp", 1) => $"exp {names[0]}",
        ("Log", 1) => $"1/{names[0]}",
        ("Sin", 1) => $"cos {names[0]}",
        ("Cos", 1) => $"−sin {names[0]}",
        ("Sqrt", 1) => $"1/(2 √{names[0]})",
        ("Tanh", 1) => $"1 − tanh² {names[0]}",
        (_, 1) => $"{function}′",
        _ => $"{function}′{(char)('₁' + position)}",
    };

    private Node? Choice(ConditionalExpressionSyntax choice)
    {
        Node? whenTrue = Read(choice.WhenTrue), whenFalse = Read(choice.WhenFalse);
        return whenTrue is null && whenFalse is null ? null
            : graph.Operation(Short($"{choice.Condition} ?"), Operands((whenTrue, "if chosen"), (whenFalse, "if chosen")));
    }

    // A tuple, a new object, a switch: one operation on all values in it.
    private Node? Other(ExpressionSyntax expression)
    {
        Node[] inside = [.. expression is TupleExpressionSyntax tuple
            ? tuple.Arguments.Select(argument => Read(argument.Expression)).OfType<Node>()
            : expression.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => valueOf(name.Identifier.ValueText)).OfType<Node>().Distinct()];
        return inside.Length == 0 ? null : graph.Operation(expression is TupleExpressionSyntax ? "( , )" : Short(expression), inside.Select(node => (node, "")));
    }

    private static IEnumerable<(Node, string)> Operands(params (Node? From, string Factor)[] operands) =>
        operands.Where(operand => operand.From is not null).Select(operand => (operand.From!, operand.Factor));

    private static string NameOf(Node? node, ExpressionSyntax expression)
    {
        string text = node is { Name.Length: > 0 } ? node.Name : Short(expression, 14);
        return (text.Contains(' ') && text[0] != '(') || text[0] == '-' ? $"({text})" : text;
    }

    private static string Short(SyntaxNode syntax, int longest = LongestText) => Short(syntax.ToString(), longest);

    private static string Short(string text, int longest = LongestText) => text.Length <= longest ? text : text[..(longest - 1)] + "…";
}
