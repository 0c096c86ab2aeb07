using System;
using System.Linq;

namespace Differentiator.Generator.IR;

/// <summary>Makes locals whose ids are new in a function.</summary>
internal sealed class LocalSupply(int next)
{
    private int next = next;

    public static LocalSupply For(Function function)
    {
        int highest = function.Parameters.Select(parameter => parameter.Local.Id).DefaultIfEmpty(-1).Max();
        foreach (Stmt statement in function.Body.AllStatements())
        {
            foreach (Local local in statement.DefinedHere())
                highest = Math.Max(highest, local.Id);
        }

        return new LocalSupply(highest + 1);
    }

    public Local Temporary(string name, IrType type) => new(next++, name, type, LocalRole.Temporary);

    public Local Parameter(string name, IrType type) => new(next++, name, type, LocalRole.Parameter);

    /// <summary>Another version of a local: its name and role, a new id.</summary>
    public Local Copy(Local local) => local with
    {
        Id = next++,
        Role = local.Role == LocalRole.Parameter ? LocalRole.User : local.Role,
    };
}
