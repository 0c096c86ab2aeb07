using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using Differentiator.Generator.Emit;
using Differentiator.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Differentiator.Generator;

/// <summary>
/// A compilation with the declarations of the members that will be emitted. A generator sees none of them: a method that
/// calls one is bound again here.
/// </summary>
internal static class DeclaredDerivatives
{
    private static readonly ConditionalWeakTable<Compilation, Compilation> Known = new();

    public static Compilation In(Compilation compilation, CancellationToken cancellation)
    {
        if (Known.TryGetValue(compilation, out Compilation? known))
            return known;
        IEnumerable<SyntaxTree> declarations = compilation.SyntaxTrees.SelectMany(tree => Of(tree, compilation, cancellation)).ToArray();
        return Known.GetValue(compilation, _ => compilation.AddSyntaxTrees(declarations));
    }

    private static IEnumerable<SyntaxTree> Of(SyntaxTree tree, Compilation compilation, CancellationToken cancellation)
    {
        SemanticModel? model = null;
        foreach (MethodDeclarationSyntax syntax in tree.GetRoot(cancellation).DescendantNodes().OfType<MethodDeclarationSyntax>().Where(method => method.AttributeLists.Count > 0))
        {
            model ??= compilation.GetSemanticModel(tree);
            if (model.GetDeclaredSymbol(syntax, cancellation) is not { } method || !method.HasAttribute(KnownNames.Differentiable) || MethodFrontend.Signature(method, compilation) is not { } signature)
                continue;
            string path = $"{typeof(DifferentiatorGenerator).FullName}/{signature.HintName}.g.cs";
            yield return CSharpSyntaxTree.ParseText(SourceText.From(Emitter.Write(signature, []), Encoding.UTF8), (CSharpParseOptions)tree.Options, path, cancellation);
        }
    }
}
