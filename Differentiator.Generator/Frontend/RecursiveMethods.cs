using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <summary>Methods that call themselves, directly or not: they are not lowered in the place of their calls, but each once.</summary>
internal static class RecursiveMethods
{
    /// <summary>The recursive methods that have been called, with those that they call.</summary>
    public static EquatableArray<Function> Lower(LoweringContext context)
    {
        var functions = new List<Function>();
        for (int next = 0; next < context.RecursiveCalls.Count; next++)
        {
            (IMethodSymbol method, IOperation call, bool isMuted) = context.RecursiveCalls[next];
            if (new Lowering(context, method, isMuted || method.HasAttribute(KnownNames.Differentiable)).Lower() is not { } function)
                return [];
            if (Misfit(function) is { } reason)
            {
                context.Refusals.Add(LanguageDiagnostics.Recursion, call.Syntax.GetLocation(), isMuted, method.Name, reason);
                return [];
            }

            functions.Add(function);
        }

        return functions.ToEquatableArray();
    }

    /// <summary>Whether the method can come to be called by itself.</summary>
    public static bool Includes(IMethodSymbol method, LoweringContext context)
    {
        var reached = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var waiting = new Stack<IMethodSymbol>([method]);
        while (waiting.Count > 0)
        {
            foreach (IMethodSymbol callee in CalledBy(waiting.Pop(), context))
            {
                if (SymbolEqualityComparer.Default.Equals(callee, method))
                    return true;
                if (reached.Add(callee))
                    waiting.Push(callee);
            }
        }

        return false;
    }

    private static IEnumerable<IMethodSymbol> CalledBy(IMethodSymbol method, LoweringContext context) =>
        context.BodyOf(method) is not { } body ? [] : body.DescendantsAndSelf().OfType<IInvocationOperation>()
            .Select(call => MethodBody.Declaration(call.TargetMethod))
            .Where(context.HasSource);

    /// <summary>Why the derivative, which runs the method again, would do more than the method does once.</summary>
    private static string? Misfit(Function function)
    {
        HashSet<Local> parameters = [.. function.Parameters.Select(parameter => parameter.Local)];
        Stmt[] statements = [.. function.Body.AllStatements()];
        return statements.Any(statement => statement is Effect) ? "has effects, which a derivative would repeat"
            : statements.SelectMany(StmtTraversal.Written).Any(array => parameters.Contains(array) || IsView(array, statements)) ? "writes an array that it is given, which a derivative would do again"
            : null;
    }

    // A view may be one of a parameter.
    private static bool IsView(Local array, Stmt[] statements) =>
        statements.OfType<Let>().Any(let => let.Target == array) || statements.OfType<For>().Any(loop => loop.Carried.Any(carried => carried.Parameter == array));
}
