using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>
/// Writes structures in arrays as C# allows: parts that can be assigned on their own one by one, others together with what
/// they are part of.
/// </summary>
internal sealed class ElementStores
{
    private readonly Memory memory;

    private ElementStores(Function function) => memory = Memory.Of(function);

    public static Function Apply(Function function) => function with { Body = new ElementStores(function).Apply(function.Body) };

    private Region Apply(Region region)
    {
        List<Stmt> statements = [.. region.Statements.Select(statement => statement is Store store ? Folded(store) : statement.MapRegions(Apply))];
        for (int k = 0; k < statements.Count; k++)
        {
            // A store that has become part of a later one leaves its place to the next.
            if (statements[k] is Store store && store.Array.Type.Element is StructType && !Replace(statements, k, store))
                k--;
        }

        return region with { Statements = statements.ToEquatableArray() };
    }

    /// <summary>Whether there still is a store in its place.</summary>
    private bool Replace(List<Stmt> statements, int first, Store store)
    {
        Store[] zeros = [.. statements.Skip(first).TakeWhile(statement => statement is Store other && IsSame(other, store) && IsZero(other)).Cast<Store>()];
        string assigned = ElementParts.Assignable(store.Array.Type, store.Member);
        if (IsWhole(zeros))
        {
            statements.RemoveRange(first, zeros.Length);
            statements.Insert(first, store with { Member = "", Value = new Verbatim("default", store.Array.Type.Element!) });
        }
        else if (assigned != store.Member)
        {
            List<Store> together = Together(statements, first, store, assigned);
            int last = statements.FindIndex(statement => ReferenceEquals(statement, together[together.Count - 1]));
            Load element = new(store.Array, store.Index, ElementParts.TypeOf(store.Array.Type.Element!, assigned)) { Member = assigned };
            statements[last] = Folded(together[together.Count - 1] with { Member = assigned, Value = Rebuilt(element, together), Accumulates = false });
            statements.RemoveAll(statement => together.Take(together.Count - 1).Any(other => ReferenceEquals(other, statement)));
            return together.Count == 1;
        }

        return true;
    }

    // ā[i].X = 0; ā[i].Y = 0;   becomes   ā[i] = default;
    private static bool IsWhole(Store[] zeros) => zeros.Length > 1
        && ElementParts.Differentiable(new Load(zeros[0].Array, zeros[0].Index, zeros[0].Array.Type.Element!)).All(part => zeros.Any(store => store.Member == part.Member));

    private static bool IsZero(Store store) => store is { Accumulates: false, Value: FloatConstant { Value: 0 } or Verbatim { Text: "default", Type: LanesType }, Origin.Sweep: Sweep.Reverse };

    private static bool IsSame(Store store, Store other) => store.Array == other.Array && store.Index == other.Index;

    /// <summary>The stores to parts of one element that can be made one, at the place of the last of them.</summary>
    private List<Store> Together(List<Stmt> statements, int first, Store store, string assigned)
    {
        List<Store> together = [store];
        HashSet<Local> roots = [.. memory.RootsOf(store.Array)], passed = [];
        foreach (Stmt statement in statements.Skip(first + 1))
        {
            bool reads = memory.ReadBy(statement).Any(roots.Contains);
            if (statement is Store other && IsSame(other, store) && !reads && ElementParts.Assignable(other.Array.Type, other.Member) == assigned && other.Member != assigned
                && together.TrueForAll(earlier => ElementParts.AreApart(earlier.Member, other.Member) && !memory.ReadBy([earlier.Value]).Any(passed.Contains)))
                together.Add(other);
            else if (statement is Store elsewhere && !reads && !memory.RootsOf(elsewhere.Array).Any(roots.Contains))
                passed.UnionWith(memory.RootsOf(elsewhere.Array));
            else if (statement is not Let { Target.Type.Element: null } || reads)
                break;
        }

        return together;
    }

    // ps[i].X = e;   becomes   ps[i] = new P(e, ps[i].Y);   what is data in an adjoint of our own is the default
    private static Expr Rebuilt(Load element, List<Store> stores)
    {
        if (stores.Find(store => store.Member == element.Member) is { } store)
            return !store.Accumulates ? store.Value : Assignments.Negated(store.Value) is { } positive ? element - positive : element + store.Value;
        if (!stores.Exists(other => ElementParts.IsWithin(other.Member, element.Member)) || element.Type is not StructType type)
            return element;
        bool isAdjoint = stores[0].Origin.Sweep == Sweep.Reverse && stores[0].Array.Role != LocalRole.Parameter;
        return new New(type, type.Fields.Map(field => isAdjoint && !field.IsDifferentiable
            ? new Verbatim("default", field.Type)
            : Rebuilt(ElementParts.PartOf(element, field), stores)));
    }

    // ps[i] = new P(qs[j].X, qs[j].Y);   becomes   ps[i] = qs[j];
    private static Store Folded(Store store) => store.Value is New made ? store with { Value = Folded(made) } : store;

    // new P(0, 0)   becomes   default
    private static bool IsDefault(Expr value) => value switch
    {
        FloatConstant constant => constant.Equals(constant.Constant(0)),
        IntConstant { Value: 0 } or BoolConstant { Value: false } or Verbatim { Text: "default" } => true,
        _ => false,
    };

    private static Expr Folded(New made)
    {
        New folded = made with { Arguments = made.Arguments.Map(argument => argument is New inner ? Folded(inner) : argument) };
        if (folded.Arguments.All(IsDefault))
            return new Verbatim("default", made.Struct);
        if (folded.Arguments[0] is not Load { Member: var member } first)
            return folded;
        int dot = member.LastIndexOf('.');
        Load whole = first with { Type = made.Struct, Member = dot < 0 ? "" : member.Substring(0, dot) };
        bool isCopy = member.Length > 0 && ElementParts.TypeOf(whole.Array.Type.Element!, whole.Member) == made.Struct
            && made.Struct.Fields.Zip(folded.Arguments, (field, argument) => argument == ElementParts.PartOf(whole, field)).All(same => same);
        return isCopy ? whole : folded;
    }
}
