using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Generator.IR;

/// <summary>Walks over lines and blocks of C#.</summary>
internal static class CodeTraversal
{
    /// <summary>The variables that are declared, those of nested blocks too.</summary>
    public static IEnumerable<Local> Declared(this IEnumerable<Code> block) => block.SelectMany(code => code switch
    {
        Declare declare => declare.Declarators.Select(declarator => declarator.Variable),
        AssignPair pair => pair.Declared,
        DeclareArray array => [array.Array],
        DeclareScratch scratch => [scratch.Owner, scratch.Span],
        Branch branch => branch.Then.Declared().Concat(branch.Else.Declared()),
        Loop loop => loop.Body.Declared().Prepend(loop.Index),
        Repeat repeat => repeat.Body.Declared(),
        _ => (IEnumerable<Local>)[],
    });
}
