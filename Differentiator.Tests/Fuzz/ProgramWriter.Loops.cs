using System.Linq;

namespace Differentiator.Tests.Fuzz;

internal sealed partial class ProgramWriter
{
    private const int DeepestLoop = 3;

    private void For(int depth)
    {
        if (loopDepth >= DeepestLoop)
        {
            Assign();
            return;
        }

        string i = Fresh("i");
        Variable[] arrays = [.. scope.Where(v => v.IsArray)];
        if (arrays.Length > 0 && random.Chance(45))
        {
            string x = random.Pick(arrays).Name, header = random.Pick(
                $"int {i} = 0; {i} < {x}.Length; {i}++",
                $"int {i} = 0; {i} < {x}.Length; ++{i}",
                $"int {i} = {x}.Length - 1; {i} >= 0; {i}--",
                $"int {i} = 0; {i} + 1 < {x}.Length; {i}++",
                $"int {i} = 1; {i} < {x}.Length; {i} += 2",
                $"int {i} = 0; {i} != {x}.Length; {i}++",
                $"int {i} = 0; {x}.Length > {i}; {i} = {i} + 1",
                $"int {i} = 1; {i} <= {x}.Length - 1; {i}++");
            Loop($"for ({header})", new Variable(i, "int", false, x), depth);
            return;
        }

        string bound = Bound(out Variable? frozen), low = random.Pick("0", "1", "-1", "2");
        if (random.Chance(12) && frozen is null)
        {
            string j = Fresh("j");
            Line($"for (int {i} = 0, {j} = {random.Next(4)}; {i} < {bound}; {i}++, {j} {random.Pick("+= 2", "-= 1", "+= 1")})");
            scope.Add(new Variable(j, "int", false));
            Body(new Variable(i, "int", false), depth);
            scope.RemoveAt(scope.Count - 1);
            return;
        }

        string form = random.Pick(
            $"int {i} = 0; {i} < {bound}; {i}++",
            $"int {i} = 0; {i} < {bound}; {i}++",
            $"int {i} = {low}; {i} <= {bound}; {i}++",
            $"int {i} = {bound}; {i} > 0; {i}--",
            $"int {i} = {bound} - 1; {i} >= 0; --{i}",
            $"int {i} = {low}; {i} < {bound}; {i} += 2",
            $"int {i} = {bound}; {i} >= {low}; {i} -= 2",
            $"int {i} = 0; {bound} > {i}; {i} += 3",
            $"int {i} = 0; {i} + 1 < {bound}; {i}++",
            $"int {i} = 0; {i} != {random.Next(5)}; {i}++",
            $"long {i} = 0; {i} < {bound}; {i}++");
        Freeze(frozen, () => Loop($"for ({form})", new Variable(i, form.StartsWith("long", System.StringComparison.Ordinal) ? "long" : "int", false), depth));
    }

    private string Bound(out Variable? frozen)
    {
        frozen = null;
        Variable[] ints = [.. scope.Where(v => v.Type == "int")];
        if (ints.Length == 0 || random.Chance(30))
            return random.Next(5).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Variable bound = random.Pick(ints);
        frozen = bound.IsAssignable ? bound : null;

        // Carried ints may have any value; the mask keeps the loop short.
        return bound.IsAssignable ? $"({bound.Name} & 3)" : random.Pick(bound.Name, bound.Name, $"{bound.Name} + 1");
    }

    private void Freeze(Variable? variable, System.Action write)
    {
        int place = variable is null ? -1 : scope.IndexOf(variable);
        if (place >= 0)
            scope[place] = variable! with { IsAssignable = false };
        write();
        if (place >= 0)
            scope[place] = variable!;
    }

    private void ForEach(int depth)
    {
        Variable[] arrays = [.. scope.Where(v => v.IsArray)];
        if (arrays.Length == 0 || loopDepth >= DeepestLoop)
        {
            For(depth);
            return;
        }

        Variable array = random.Pick(arrays);
        string item = Fresh("v");
        Loop($"foreach ({array.Element} {item} in {array.Name})", new Variable(item, array.Element, false), depth);
    }

    private void Loop(string header, Variable variable, int depth)
    {
        // Something to accumulate into makes a loop worth running.
        if (random.Chance(50))
        {
            string sum = Fresh("s");
            Line($"{real} {sum} = {random.Pick("0", "1", Real(real, 1))};");
            scope.Add(new Variable(sum, real, true));
        }

        Line(header);
        Body(variable, depth);
    }

    private void Body(Variable variable, int depth)
    {
        int outer = scope.Count;
        scope.Add(variable);
        loopDepth++;
        if (random.Chance(20))
        {
            indent++;
            Assign();
            indent--;
        }
        else
        {
            Block(depth);
        }

        loopDepth--;
        scope.RemoveRange(outer, scope.Count - outer);
    }
}
