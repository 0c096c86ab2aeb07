using System.Linq;
using Differentiator.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    private void LowerStatement(IOperation statement)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        if (!TryEnter(statement))
            return;
        switch (statement)
        {
            case IBlockOperation block:
                foreach (IOperation inner in block.Operations.TakeWhile(_ => !HasThrown))
                    LowerStatement(inner);
                break;
            case IEmptyOperation or ILocalFunctionOperation:
                break;
            case IThrowOperation thrown:
                LowerThrow(thrown);
                break;
            case IExpressionStatementOperation expression when !MethodSyntax.IsStatement(expression.Syntax):
                DoesNotCompile();
                break;
            case IExpressionStatementOperation { Operation: IInvocationOperation or IConditionalAccessOperation or IObjectCreationOperation } effect when IsForeign(effect.Operation):
                RunForeign(effect.Operation);
                break;
            case IExpressionStatementOperation expression:
                LowerExpression(expression.Operation);
                break;
            case IVariableDeclarationGroupOperation group:
                LowerDeclarations(group);
                break;
            case IConditionalOperation branch:
                LowerIf(branch, null);
                break;
            case IForLoopOperation loop:
                LowerFor(loop);
                break;
            case IForEachLoopOperation loop:
                LowerForEach(loop);
                break;
            case IWhileLoopOperation loop:
                LowerWhile(loop);
                break;
            case ISwitchOperation choice:
                LowerSwitch(choice, null);
                break;
            case ILabeledOperation { Operation: var inner }:
                if (inner is not null)
                    LowerStatement(inner);
                break;
            default:
                LanguageFence.Refuse(statement, Refuse);
                isRefused = true;
                break;
        }

        Leave();
    }

    /// <summary>Guards the stack: false, and refused, if the code is nested too deeply.</summary>
    private bool TryEnter(IOperation operation)
    {
        if (depth >= DepthLimit)
        {
            if (!isTooDeep)
                Refuse(LanguageDiagnostics.TooDeep, operation, $"this code is nested more than {DepthLimit} levels deep");
            isTooDeep = true;
            return false;
        }

        depth++;
        return true;
    }

    private void Leave() => depth--;

    private bool isTooDeep;
}
