using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>Gives a call a structure as a whole where it would be given one made of all its parts.</summary>
internal static class WholeStructures
{
    public static Function Apply(Function function) => function with { Body = Apply(function.Body) };

    private static Region Apply(Region region) => region with
    {
        Statements = region.Statements.Map(statement => statement is Invoke { IsData: true } call ? call with { Arguments = call.Arguments.Map(Whole) } : statement.MapRegions(Apply)),
    };

    // F(new P(p.X, p.Y))   becomes   F(p)
    private static Expr Whole(Expr expr)
    {
        if (expr is not New made)
            return expr;
        New parts = made with { Arguments = made.Arguments.Map(Whole) };
        return parts.Arguments[0] is Field { Of: var whole } && whole.Type == made.Struct
            && parts.Struct.Fields.Zip(parts.Arguments, (field, part) => part == new Field(whole, field.Name, field.Type)).All(same => same)
            ? whole
            : parts;
    }
}
