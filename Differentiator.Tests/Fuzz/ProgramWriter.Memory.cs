using System.Linq;

namespace Differentiator.Tests.Fuzz;

internal sealed partial class ProgramWriter
{
    /// <summary>Writes elements, or declares memory to write to; false if there is nothing to do.</summary>
    private bool Memory()
    {
        Variable[] writable = [.. scope.Where(v => v.IsWritable)];
        if (writable.Length == 0 || random.Chance(25))
        {
            DeclareArray();
            return true;
        }

        Variable array = random.Pick(writable);
        string type = array.Element, target = Element(array);
        written.Add(array.Memory);
        switch (random.Next(14))
        {
            case 0 or 1 or 2:
                Line($"{target} = {Real(type, 2)};");
                break;
            case 3 or 4:
                Line($"{target} {random.Pick("+=", "-=", "*=")} {Real(type, 2)};");
                break;
            case 5:
                Line($"{target} /= {Positive(type, 1)};");
                break;
            case 6:
                Line($"({target}, {Element(array)}) = ({Element(array)}, {target});");
                break;
            case 7:
                Line(random.Pick($"{target}++;", $"--{target};"));
                break;
            case 8 when Target() is { } variable && variable.Type == type:
                Line($"{variable.Name} = {target} {random.Pick("=", "+=")} {Real(type, 2)};");
                break;
            case 9:
                View(array);
                break;
            case 10:
                string reference = Fresh("r");
                Line($"ref {type} {reference} = ref {target};");
                scope.Add(new Variable(reference, type, true));
                Line($"{reference} {random.Pick("=", "+=", "*=")} {Real(type, 2)};");
                break;
            case 11:
                FillLoop(array);
                break;
            case 12:
                Line(array.Type[0] == 'S' ? $"{array.Name}.{random.Pick("Clear()", $"Fill({Real(type, 1)})")};" : $"Array.Clear({array.Name});");
                break;
            default:
                Line($"{target} = {(type == "float" ? "MathF" : "Math")}.{random.Pick("Sin", "Tanh")}({target});");
                break;
        }

        return true;
    }

    private void DeclareArray()
    {
        string name = Fresh("m"), type = random.Chance(90) ? real : Other(real);
        int length = 1 + random.Next(4);
        string items = string.Join(", ", Enumerable.Range(0, length).Select(_ => Real(type, 1)));
        (string array, string value) = random.Next(6) switch
        {
            0 => ($"{type}[]", $"new {type}[{length}]"),
            1 => ($"{type}[]", $"new {type}[1 + ({Int(1)} & 3)]"),
            2 when loopDepth == 0 => ($"Span<{type}>", $"stackalloc {type}[{length}]"),
            3 => ($"{type}[]", $"new {type}[] {{ {items} }}"),
            4 => ($"{type}[]", $"[{items}]"),
            _ when scope.FirstOrDefault(v => v.IsArray && v.Element == type) is { } other => ($"{type}[]", other.Type.Contains("Span") ? $"{other.Name}.ToArray()" : $"{other.Name}[..]"),
            _ => ($"{type}[]", $"new {type}[{length}]"),
        };
        Line($"{array} {name} = {value};");
        scope.Add(new Variable(name, array, false, IsWritable: true));
    }

    private void View(Variable array)
    {
        string name = Fresh("w"), type = array.Element;
        string view = array.Type[0] == 'S' ? random.Pick($"{array.Name}[..]", $"{array.Name}.Slice({array.Name}.Length / 2)") : random.Pick($"{array.Name}", $"{array.Name}.AsSpan({array.Name}.Length / 2)");
        Line($"Span<{type}> {name} = {view};");
        scope.Add(new Variable(name, $"Span<{type}>", false, IsWritable: true, Root: array.Memory));
        Line($"{name}[0] {random.Pick("=", "+=")} {Real(type, 1)};");
    }

    private void FillLoop(Variable array)
    {
        string i = Fresh("i"), name = array.Name, type = array.Element;
        scope.Add(new Variable(i, "int", false, name));
        (string header, string element, string value) = random.Next(4) switch
        {
            0 => ($"for (int {i} = 0; {i} < {name}.Length; {i}++)", $"{name}[{i}]", Real(type, 2)),
            1 => ($"for (int {i} = 1; {i} < {name}.Length; {i}++)", $"{name}[{i}]", $"{name}[{i} - 1] * {Leaf(type)}"),
            2 => ($"for (int {i} = {name}.Length - 1; {i} > 0; {i}--)", $"{name}[{i} - 1]", $"{name}[{i}] * 0.5{Suffix(type)}"),
            _ => ($"for (int {i} = 0; {i} < {name}.Length; {i} += 2)", $"{name}[{i}]", Element(type) ?? Leaf(type)),
        };
        scope.RemoveAt(scope.Count - 1);
        Line(header);
        Line($"    {element} {random.Pick("=", "+=", "*=")} {value};");
    }
}
