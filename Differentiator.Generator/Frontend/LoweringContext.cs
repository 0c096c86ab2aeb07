using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <summary>The compilation as the lowering of one method reads it, and where it reports.</summary>
internal sealed class LoweringContext(IMethodSymbol root, Compilation compilation, SourceMap source, Refusals refusals, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> models = new();
    private readonly HashSet<SyntaxNode> read = new();
    private DerivativesOf? derivativesOf;
    private readonly Dictionary<IMethodSymbol, Function?> derived = new(SymbolEqualityComparer.Default);

    private readonly Dictionary<IMethodSymbol, bool> recursive = new(SymbolEqualityComparer.Default);
    private readonly List<(IMethodSymbol Method, IOperation Call, bool IsMuted)> recursiveCalls = new();

    public Compilation Compilation => compilation;

    /// <summary>The derivatives by hand of methods of other types.</summary>
    public DerivativesOf DerivativesOf => derivativesOf ??= DerivativesOf.In(compilation);

    /// <summary>The recursive methods that are called, each with its first call.</summary>
    public IReadOnlyList<(IMethodSymbol Method, IOperation Call, bool IsMuted)> RecursiveCalls => recursiveCalls;

    /// <summary>The methods with a derivative by hand that have been called.</summary>
    public HashSet<IMethodSymbol> ByHand { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>What could be written otherwise; no reason to refuse anything.</summary>
    public List<Diagnostic> Hints { get; } = new();

    public SourceMap Source => source;

    public Refusals Refusals => refusals;

    public CancellationToken Cancellation => cancellation;

    public bool IsRecursive(IMethodSymbol method)
    {
        if (!recursive.TryGetValue(method, out bool known))
            recursive.Add(method, known = RecursiveMethods.Includes(method, this));
        return known;
    }

    public void CallsRecursive(IMethodSymbol method, IOperation call, bool isMuted)
    {
        if (!recursiveCalls.Exists(earlier => SymbolEqualityComparer.Default.Equals(earlier.Method, method)))
            recursiveCalls.Add((method, call, isMuted));
    }

    /// <summary>A method of which a derivative is called, by itself; null if it is refused, or needs this very derivative.</summary>
    public Function? Derived(IMethodSymbol method)
    {
        if (IsRoot(method))
            return null;
        if (!derived.TryGetValue(method, out Function? function))
        {
            derived.Add(method, null);
            derived[method] = function = new Lowering(this, method, isMuted: true, isDerived: true).Lower();
        }

        return function;
    }

    public bool HasSource(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly) && MethodBody.Syntax(method) is not null;

    /// <summary>Null if the method has no body, or one that does not compile.</summary>
    public IOperation? BodyOf(IMethodSymbol method)
    {
        if (MethodBody.Syntax(method) is not { ContainsDiagnostics: false } syntax)
            return null;
        read.Add(syntax);
        return MethodBody.Of(ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancellation));
    }

    /// <summary>Whether what has been read uses something that may be a derivative, which a generator does not see.</summary>
    public bool CallsUnseen() => read.Any(syntax => syntax.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => EmittedMember.IsNameOfFormula(name.Identifier.ValueText))
        || syntax.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => EmittedMember.IsNameOfOne(call.Expression switch
        {
            MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
            SimpleNameSyntax name => name.Identifier.ValueText,
            _ => "",
        })));

    /// <summary>Whether the C# compiler reports an error in a method that has been read. It is bound once more for that: not to be asked of every method.</summary>
    public bool HasErrors() => read.Any(syntax =>
        ModelOf(syntax.SyntaxTree).GetDiagnostics(syntax.Span, cancellation).Any(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error));

    /// <summary>The call of another constructor with which a constructor begins.</summary>
    public IInvocationOperation? ConstructorCallOf(IMethodSymbol constructor) =>
        MethodBody.Syntax(constructor) is { } syntax && ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancellation) is IConstructorBodyOperation { Initializer: { } initializer }
            ? initializer.DescendantsAndSelf().OfType<IInvocationOperation>().FirstOrDefault()
            : null;

    /// <summary>What a field, or the property behind it, is initialized with where it is declared.</summary>
    public IOperation? InitializerOf(ISymbol member)
    {
        ISymbol declared = member is IFieldSymbol { AssociatedSymbol: { } property } ? property : member;
        EqualsValueClauseSyntax? initializer = declared.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).Select(syntax => syntax switch
        {
            VariableDeclaratorSyntax field => field.Initializer,
            PropertyDeclarationSyntax automatic => automatic.Initializer,
            _ => null,
        }).FirstOrDefault(clause => clause is not null);
        return initializer is null ? null : ModelOf(initializer.SyntaxTree).GetOperation(initializer, cancellation) is ISymbolInitializerOperation { Value: var value } ? value : null;
    }

    /// <summary>How an assignment, or a <c>foreach</c>, takes values apart.</summary>
    public DeconstructionInfo DeconstructionOf(SyntaxNode syntax) => syntax switch
    {
        AssignmentExpressionSyntax assignment => ModelOf(syntax.SyntaxTree).GetDeconstructionInfo(assignment),
        ForEachVariableStatementSyntax loop => ModelOf(syntax.SyntaxTree).GetDeconstructionInfo(loop),
        _ => default,
    };

    /// <summary>How an element becomes the variable of a <c>foreach</c> of one variable.</summary>
    public Conversion ElementConversionOf(SyntaxNode loop) =>
        loop is CommonForEachStatementSyntax syntax ? ModelOf(loop.SyntaxTree).GetForEachStatementInfo(syntax).ElementConversion : default;

    /// <summary>The variable <c>this</c> of a method; null if it is static.</summary>
    public ISymbol? ThisOf(IMethodSymbol method, SyntaxNode syntax)
    {
        if (method.IsStatic || method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction)
            return null;
        int position = syntax switch
        {
            BaseMethodDeclarationSyntax { Body: { } body } => body.OpenBraceToken.Span.End,
            BaseMethodDeclarationSyntax { ExpressionBody: { } arrow } => arrow.Expression.SpanStart,
            AccessorDeclarationSyntax { Body: { } body } => body.OpenBraceToken.Span.End,
            AccessorDeclarationSyntax { ExpressionBody: { } arrow } => arrow.Expression.SpanStart,
            ArrowExpressionClauseSyntax arrow => arrow.Expression.SpanStart,
            _ => -1,
        };
        return position < 0
            ? null
            : ModelOf(syntax.SyntaxTree).GetSpeculativeSymbolInfo(position, SyntaxFactory.ThisExpression(), SpeculativeBindingOption.BindAsExpression).Symbol;
    }

    /// <summary>Whether it is the method whose derivatives are emitted, in whose type all code will stand.</summary>
    public bool IsRoot(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol, root) || SymbolEqualityComparer.Default.Equals(symbol, root.PartialImplementationPart);

    public bool IsInCompilation(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

    public bool IsAccessible(ISymbol symbol) =>
        symbol is not (INamedTypeSymbol or IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: not MethodKind.LocalFunction })
        || compilation.IsSymbolAccessibleWithin(symbol, root.ContainingType);

    public SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!models.TryGetValue(tree, out SemanticModel? model))
            models.Add(tree, model = compilation.GetSemanticModel(tree));
        return model;
    }
}
