using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>Leaves single assignment: a function becomes statements over variables, in the form in which they are printed.</summary>
internal static class ImperativeForm
{
    /// <param name="reservedNames">Names that locals must avoid besides those of the parameters.</param>
    /// <param name="isRecursive">True for a function whose memory must not add up on the stack.</param>
    public static EquatableArray<Code> Of(Function function, IEnumerable<string>? reservedNames = null, bool isRecursive = false)
    {
        EquatableArray<Code> statements = Pairs.In(Statements.Of(ElementStores.Apply(function), isRecursive));
        EquatableArray<Code> declared = Declarations.In(statements, function.Parameters.Select(parameter => parameter.Local));
        return Naming.Of(declared, function.Parameters.Select(parameter => parameter.Local), reservedNames ?? []);
    }
}
