using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <summary>
/// Lowers the body of one method and, in the place of each call, the bodies of the methods that it calls. Walks the
/// statements with an environment from variables to their present values; each assignment makes a new local. One file
/// per family of constructs.
/// </summary>
internal sealed partial class Lowering
{
    private const int DepthLimit = 200;

    private readonly LoweringContext context;
    private readonly Stack<Activation> activations = new();
    private ImmutableDictionary<ISymbol, Expr> environment = ImmutableDictionary.Create<ISymbol, Expr>(SymbolEqualityComparer.Default);
    private List<Stmt> statements = new();
    private bool isRefused;
    private int nextId;
    private int depth;

    /// <summary>True if another method calls derivatives of this one: what is data here is data there.</summary>
    private readonly bool isDerived;

    public Lowering(LoweringContext context, IMethodSymbol root, bool isMuted = false, bool isDerived = false)
    {
        this.context = context;
        this.isDerived = isDerived;
        IMethodSymbol declaration = MethodBody.Declaration(root);
        SyntaxNode syntax = MethodBody.Syntax(declaration)!;
        activations.Push(new Activation(declaration, isMuted, new IndexNames(syntax), context.ThisOf(declaration, syntax)));
        frame = new Frame(HasReturnedValue ? ImmutableArray.Create(ReturnedValue) : ImmutableArray<ISymbol>.Empty, IsMethod: true);
    }

    private Activation Active => activations.Peek();

    private IMethodSymbol Method => Active.Method;

    /// <summary>Null if the method is refused.</summary>
    public Function? Lower()
    {
        EquatableArray<Parameter> parameters = [.. LowerInstance(), .. Method.Parameters.Select(LowerParameter)];
        CheckResult();
        if (isRefused)
            return null;
        if (context.BodyOf(Method) is not { } body)
            return DoesNotCompile();
        LowerTail(Tail.Of(body));
        CheckReturnedArray();
        if (isRefused)
            return null;
        Expr[] returned = Method.ReturnsVoid ? [] : [returnedArray ?? Flag(ReturnedValue)];
        var function = new Function(
            FunctionRefs.Of(Method), parameters, [.. returned.Select(_ => new Result(null)), .. left.Select(item => new Result(item.Local))],
            new Region(constants.Select(constant => new Let(constant.Value, constant.Key, Origin.None)).Concat(statements).ToEquatableArray(), [.. returned, .. left.Select(item => Left(item.Parameter))]));
        function = function with
        {
            Body = RowPlaces.Apply(function.Body, (name, type) => NewLocal(name, type, LocalRole.Temporary), (origin, what, instead) =>
            Refuse(LanguageDiagnostics.NotSupported, context.Source[origin.Ordinal], what, instead))
        };
        CheckHasResult(function);
        CheckForeignNumbers(function);
        CheckConstantsUnwritten(function);
        CheckStructuresWritten(function);
        CheckObjectUnchanged(function);
        CheckReceiversUnchanged(function);
        CheckRunsTwice(function);
        return isRefused ? null : function;
    }

    private bool CheckResult()
    {
        bool isCallee = activations.Count > 1;
        if (isCallee ? Method is { ReturnsByRef: false, ReturnsByRefReadonly: false } && Map(Method.ReturnType) is not null : RootResult.Of(Method) is not null || Map(Method.ReturnType) is ScalarType or OpaqueType)
            return true;
        (Location place, string name) = MethodBody.Syntax(Method) is MethodDeclarationSyntax syntax
            ? (syntax.ReturnType.GetLocation(), syntax.ReturnType.ToString())
            : (Method.Locations[0], Method.ReturnType.InMessage());
        Refuse(SignatureDiagnostics.ResultNotDifferentiable, place, Method.Name, name);
        return false;
    }

    private Function? DoesNotCompile()
    {
        context.Refusals.DoesNotCompile = true;
        isRefused = true;
        return null;
    }

    private Local NewLocal(string name, IrType type, LocalRole role) => new(nextId++, name, type, role);

    private Origin OriginOf(SyntaxNode syntax) => OriginOf(syntax, StatementText.Of(syntax));

    private Origin OriginOf(SyntaxNode syntax, string text) =>
        new(context.Source.Add(syntax.GetLocation()), text, Sweep.Forward);

    /// <summary>The origin of the statement in which an expression stands.</summary>
    private Origin OriginOfStatement(IOperation expression)
    {
        IOperation place = expression;
        while (!IsStatement(place) && place.Parent is { } outer)
            place = outer;
        return OriginOf(place.Syntax is { Parent: ArrowExpressionClauseSyntax arrow } ? arrow : place.Syntax);
    }

    private static bool IsStatement(IOperation operation) =>
        operation is IVariableDeclaratorOperation or IAssignmentOperation or IIncrementOrDecrementOperation
            or IReturnOperation or ILoopOperation or ISwitchOperation or IConditionalOperation { Type: null }
        || operation.Parent is IExpressionStatementOperation;

    private Expr Refuse(DiagnosticDescriptor descriptor, IOperation operation, params string[] arguments) =>
        Refuse(descriptor, operation.Syntax.GetLocation(), arguments);

    private Expr Refuse(DiagnosticDescriptor descriptor, Location location, params string[] arguments)
    {
        context.Refusals.Add(descriptor, location, Active.IsMuted, arguments);
        return RefuseSilently();
    }

    /// <summary>The cause has been reported already.</summary>
    private Expr RefuseSilently()
    {
        isRefused = true;
        return Poison;
    }

    /// <summary>Stands for a refused expression until the whole method is dropped; reported once, ignored from then on.</summary>
    private static Expr Poison { get; } = new Verbatim("", new OpaqueType(""));

    private static bool IsPoison(Expr value) => value.Equals(Poison);
}
