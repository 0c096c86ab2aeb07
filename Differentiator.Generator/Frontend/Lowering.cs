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
/// Lowers the body of one method. Walks its statements with an environment from variables to their present values;
/// each assignment makes a new local. One file per family of constructs.
/// </summary>
internal sealed partial class Lowering
{
    private const int DepthLimit = 200;

    private readonly ModuleLowering module;
    private readonly IMethodSymbol method;
    private readonly bool isMuted;
    private IndexNames indexNames = null!;
    private ImmutableDictionary<ISymbol, Expr> environment = ImmutableDictionary.Create<ISymbol, Expr>(SymbolEqualityComparer.Default);
    private List<Stmt> statements = new();
    private bool isRefused;
    private int nextId;
    private int depth;

    public Lowering(ModuleLowering module, IMethodSymbol method, bool isMuted)
    {
        this.module = module;
        this.method = method.PartialImplementationPart ?? method;
        this.isMuted = isMuted;
        exits = new Exits(this.method);
        frame = new Frame(ImmutableArray.Create(ReturnedValue), IsMethod: true);
    }

    /// <summary>Null if the method is refused.</summary>
    public Function? Lower()
    {
        if (MethodSyntax.Of(method) is not { } syntax)
            throw Unreachable.Node(method);
        if (syntax.ContainsDiagnostics)
            return DoesNotCompile();
        indexNames = new IndexNames(syntax);
        EquatableArray<Parameter> parameters = method.Parameters.Select(LowerParameter).ToEquatableArray();
        CheckResult(syntax);
        if (isRefused)
            return null;

        var body = module.ModelOf(syntax.SyntaxTree).GetOperation(syntax, module.Cancellation) as IMethodBodyOperation;
        if ((body?.BlockBody ?? body?.ExpressionBody) is not { } block || block.DescendantsAndSelf().Any(o => o.Kind is OperationKind.Invalid))
            return DoesNotCompile();

        LowerTail(Tail.Of(block));
        if (isRefused)
            return null;
        return new Function(
            FunctionRefs.Of(method), parameters, EquatableArray.Of(new Result(null)),
            new Region(statements.ToEquatableArray(), EquatableArray.Of(Flag(ReturnedValue))));
    }

    private Parameter LowerParameter(IParameterSymbol parameter)
    {
        if (parameter.RefKind is not RefKind.None)
            Refuse(SignatureDiagnostics.ParameterByReference, parameter.Locations[0], parameter.Name, KeywordOf(parameter.RefKind));
        else if (TypeMapping.Map(parameter.Type) is null && !parameter.Type.IsErroneous())
            Refuse(SignatureDiagnostics.ParameterType, parameter.Locations[0], parameter.Name, parameter.Type.InMessage());

        var local = new Local(nextId++, parameter.Name, TypeMapping.MapOrName(parameter.Type), LocalRole.Parameter);
        environment = environment.SetItem(parameter, local);
        return new Parameter(local, HasNoGradient: parameter.HasAttribute(KnownNames.NoGradient));
    }

    private void CheckResult(MethodDeclarationSyntax syntax)
    {
        if (method.ReturnsByRef || method.ReturnsByRefReadonly || TypeMapping.Map(method.ReturnType) is not ScalarType and not OpaqueType)
            Refuse(SignatureDiagnostics.ResultNotDifferentiable, syntax.ReturnType.GetLocation(), method.Name, syntax.ReturnType.ToString());
    }

    private static string KeywordOf(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref",
        RefKind.Out => "out",
        _ => "in",
    };

    private Function? DoesNotCompile()
    {
        module.Refusals.DoesNotCompile = true;
        isRefused = true;
        return null;
    }

    private Local NewLocal(string name, IrType type, LocalRole role) => new(nextId++, name, type, role);

    private Origin OriginOf(SyntaxNode syntax) => OriginOf(syntax, StatementText.Of(syntax));

    private Origin OriginOf(SyntaxNode syntax, string text) =>
        new(module.Source.Add(syntax.GetLocation()), text, Sweep.Forward);

    private Expr Refuse(DiagnosticDescriptor descriptor, IOperation operation, params string[] arguments) =>
        Refuse(descriptor, operation.Syntax.GetLocation(), arguments);

    private Expr Refuse(DiagnosticDescriptor descriptor, Location location, params string[] arguments)
    {
        module.Refusals.Add(descriptor, location, isMuted, arguments);
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
