using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Forward;

/// <content>
/// Parameters: each one differentiated with respect to brings its tangent along, and each one that is written is a result,
/// whose tangent is left in the same place.
/// </content>
internal sealed partial class ForwardMode
{
    private Parameter[] Tangents(IReadOnlyList<Local> withRespectTo)
    {
        IEnumerable<Local> more = primal.Parameters
            .Where(parameter => !parameter.HasNoGradient && parameter.Local.Type.IsDifferentiable && IsWritten(parameter))
            .Select(parameter => parameter.Local)
            .Except(withRespectTo);
        return [.. withRespectTo.Select(local => TangentOf(local, isGiven: true)), .. more.Select(local => TangentOf(local, isGiven: false))];
    }

    private Parameter TangentOf(Local local, bool isGiven)
    {
        Parameter parameter = primal.Parameters.First(candidate => candidate.Local == local);
        bool isWritten = IsWritten(parameter);
        Local tangent = NewParameter(local.Name + "Tangent", Names.ShadowType(local.Type, isReadOnly: !isWritten));
        facts.MayBeSkipped(tangent);
        if (local.Type.Element is not null)
            shadows.Add(local, tangent);
        else if (isGiven)
            SetBase(local, tangent);
        PassBy by = local.Type.Element is not null || !isWritten ? PassBy.Value : isGiven ? PassBy.Ref : PassBy.Out;
        return new Parameter(tangent, by) { TangentOf = local, IsGiven = isGiven };
    }

    private bool IsWritten(Parameter parameter) =>
        parameter.Local.Type.Element is null ? parameter.PassBy is PassBy.Ref or PassBy.Out : memory.IsWritten(parameter.Local);

    /// <summary>Tangents of memory that the caller does not give are zero at first.</summary>
    private IEnumerable<Stmt> Beginning(IEnumerable<Parameter> given)
    {
        HashSet<Local> cleared = ClearedBeforeUse();
        foreach (Parameter parameter in given.Where(parameter => !parameter.IsGiven && parameter.Local.Type.Element is not null && !cleared.Contains(parameter.TangentOf!)))
            yield return ShadowMemory.Cleared(parameter.Local, supply);
        foreach (Local array in primal.Parameters.Select(parameter => parameter.Local).Where(array => HasShadow(array) && !shadows.ContainsKey(array)))
        {
            Local shadow = Shadow(array);
            foreach (Stmt allocation in ShadowMemory.Allocation(shadow, array, supply))
                yield return allocation;
            if (shadow.Type is SpanType)
                yield return new Clear(shadow, Origin.None);
        }
    }

    /// <summary>What the function clears before it reads or writes any of it: its tangents are cleared with it.</summary>
    private HashSet<Local> ClearedBeforeUse()
    {
        HashSet<Local> cleared = [], used = [];
        foreach (Stmt statement in primal.Body.Statements)
        {
            if (ShadowMemory.ClearedBy(statement) is { } array && !used.Contains(array))
                cleared.Add(array);
            used.UnionWith(memory.ReadBy(statement).Concat(memory.WrittenBy(statement)));
        }

        return cleared;
    }
}
