using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>
/// Gives each value a variable: values that are copies of each other, versions of one user variable, and results with
/// the parameter they leave through, share one where they are not needed at the same time.
/// </summary>
internal sealed class Coalescing
{
    private readonly Values values;
    private readonly Interference interference;
    private readonly Dictionary<int, VariableClass> classes = [];

    private Coalescing(Function function)
    {
        values = Values.Of(function);
        interference = Interference.Of(function);
        foreach (Value value in values.InOrder)
            classes.Add(value.Local.Id, new VariableClass(value));

        JoinCopies();
        JoinSlots(function);
        JoinVersions();
    }

    public static Coalescing Of(Function function) => new(function);

    /// <summary>The variable of a value, still under the name of its representative.</summary>
    public Local Variable(Local value) => classes[value.Id].Representative.Local;

    private void JoinCopies()
    {
        foreach ((Local first, Local second) in values.Copies)
            Join(first, second);
    }

    // t1 = t0 * t0   becomes   t = t * t
    private void JoinVersions()
    {
        foreach (Value value in values.InOrder)
        {
            foreach (Value earlier in values.InOrder.Take(value.Order).Reverse())
            {
                bool isNext = value.HasUserName || earlier.Readers.Any(reader => reader?.Id == value.Local.Id);
                if (earlier.Local.Name == value.Local.Name && earlier.IsInScopeOf(value) && isNext)
                    Join(earlier.Local, value.Local);
            }
        }
    }

    // A by-ref variable cannot live in a register: what a loop carries stays in a local, and so does what is read again.
    private void JoinSlots(Function function)
    {
        HashSet<int> slots = [.. function.Results.Where(result => result.Slot is not null).Select(result => result.Slot!.Id)];
        for (int k = 0; k < function.Results.Count; k++)
        {
            if (function.Results[k].Slot is not { } slot || function.Body.Yields[k] is not Local result)
                continue;
            VariableClass source = classes[result.Id], target = classes[slot.Id];
            bool isFree = !source.IsCarried && source.Members.All(member =>
                !member.HasUserName
                && member.Readers.All(reader => reader is not null && (slots.Contains(reader.Id) || classes[reader.Id] == source)));
            if (isFree && source.Type == target.Type && !Interfere(source, target))
                Unite(target, source);
            JoinChain(target);
        }
    }

    // a1 = slot + e; slot = a1 + f;   becomes   slot += e; slot += f;
    private void JoinChain(VariableClass slot)
    {
        foreach (Value value in values.InOrder.Reverse())
        {
            VariableClass link = classes[value.Local.Id];
            bool isLink = link != slot && link.Type == slot.Type && !value.HasUserName && link.Members.Count == 1 && value.Rank == ValueRank.Temporary
                && value.Readers.All(reader => reader is not null && classes[reader.Id] == slot)
                && slot.Members.Any(member => member.Readers.Any(reader => reader?.Id == value.Local.Id));
            if (isLink && !Interfere(slot, link))
                Unite(slot, link);
        }
    }

    private void Join(Local first, Local second)
    {
        VariableClass one = classes[first.Id], other = classes[second.Id];
        if (one != other && one.Type == other.Type && MayShareName(one, other) && !Interfere(one, other))
            Unite(one, other);
    }

    /// <summary>No user name is lost or given to an adjoint, no parameter is used for anything but itself, no index is assigned.</summary>
    private static bool MayShareName(VariableClass one, VariableClass other)
    {
        List<Value> members = [.. one.Members, .. other.Members];
        if (members.Any(member => member.Rank == ValueRank.Fixed))
            return false;
        if (members.Any(member => member.IsOfReverseSweep) && members.Any(member => member.Local.Role == LocalRole.User))
            return false;
        if (members.Count(member => member.Rank == ValueRank.Parameter) > 1)
            return false;
        bool hasParameter = members.Any(member => member.Rank == ValueRank.Parameter);
        return members.Where(member => hasParameter || member.HasUserName).Select(member => member.Local.Name).Distinct().Count() <= 1;
    }

    private bool Interfere(VariableClass one, VariableClass other) =>
        one.Members.Any(first => other.Members.Any(second => interference.Between(first.Local.Id, second.Local.Id)));

    private void Unite(VariableClass one, VariableClass other)
    {
        one.Absorb(other);
        foreach (Value member in other.Members)
            classes[member.Local.Id] = one;
    }
}
