using System.Linq;

namespace Differentiator.Tests.Fuzz;

internal sealed partial class ProgramWriter
{
    private void Statement(int depth)
    {
        statementsLeft--;
        int kind = depth > 0 && statementsLeft > 0 ? random.Next(30) : random.Next(19);
        if (random.Chance(14) && Memory())
            return;
        switch (kind)
        {
            case <= 3:
                Declare();
                break;
            case <= 14:
                Assign();
                break;
            case 15:
                Swap();
                break;
            case 16:
                AssignInt();
                break;
            case 17:
                AssignBool();
                break;
            case 18:
                UpdateExtremum();
                break;
            case <= 22:
                If(depth);
                break;
            case <= 27:
                For(depth);
                break;
            default:
                ForEach(depth);
                break;
        }
    }

    private void Declare()
    {
        string type = random.Chance(90) ? real : Other(real), name = Fresh("t");
        string value = Real(type, 3);
        if (random.Chance(10))
        {
            string second = Fresh("t");
            scope.Add(new Variable(name, type, true));
            Line($"{type} {name} = {value}, {second} = {Real(type, 2)};");
            scope.Add(new Variable(second, type, true));
            return;
        }

        if (random.Chance(10))
        {
            string condition = Bool(2), otherwise = Real(type, 2);
            Line($"{type} {name};");
            Line($"if ({condition})");
            Line($"    {name} = {value};");
            Line("else");
            Line($"    {name} = {otherwise};");
        }
        else
        {
            Line($"{type} {name} = {(random.Chance(25) ? random.Pick("0", "1") : value)};");
        }

        scope.Add(new Variable(name, type, true));
    }

    private Variable? Target() =>
        scope.Where(v => v.IsReal && v.IsAssignable).ToArray() is { Length: > 0 } targets ? random.Pick(targets) : null;

    private void Assign()
    {
        if (Target() is not { } target)
        {
            Declare();
            return;
        }

        string t = target.Name, type = target.Type, library = type == "float" ? "MathF" : "Math";
        Line(random.Next(16) switch
        {
            0 or 1 or 2 => $"{t} += {Real(type, 3)};",
            3 => $"{t} -= {Real(type, 3)};",
            4 => $"{t} *= {Real(type, 2)};",
            5 => $"{t} *= {Positive(type, 1)};",
            6 => $"{t} /= {Positive(type, 2)};",
            7 => $"{t} %= {Positive(type, 1)};",
            8 => random.Pick($"{t}++;", $"--{t};", $"{t}--;", $"++{t};"),
            9 => $"{t} = {library}.{random.Pick("Tanh", "Sin", "Cos")}({Factor(type, 2)} * {t} + {Real(type, 2)});",
            10 => $"{t} = {t} {random.Pick("+", "-")} {Factor(type, 2)};",
            11 when Target() is { } other && other.Type == type && other != target => $"{t} = {other.Name} = {Real(type, 2)};",
            12 when Target() is { } other && other.Type == type && other != target => $"{t} = {random.Pick($"{other.Name}++", $"--{other.Name}")} + {Factor(type, 2)};",
            13 when Target() is { } other && other.Type == type && other != target => $"{t} = {other.Name};",
            _ => $"{t} = {Real(type, 3)};",
        });
    }

    private void Swap()
    {
        if (Target() is { } first && Target() is { } second && first != second && first.Type == second.Type)
        {
            Line(random.Chance(60)
                ? $"({first.Name}, {second.Name}) = ({second.Name}, {first.Name});"
                : $"({first.Name}, {second.Name}) = ({Real(first.Type, 2)}, {Real(first.Type, 2)});");
        }
        else
        {
            Assign();
        }
    }

    private void AssignInt()
    {
        Variable[] targets = [.. scope.Where(v => v.Type == "int" && v.IsAssignable)];
        if (targets.Length == 0)
        {
            string name = Fresh("k"), value = Int(1);
            Line($"int {name} = {value};");
            scope.Add(new Variable(name, "int", true));
            return;
        }

        string k = random.Pick(targets).Name;
        Line(random.Next(5) switch
        {
            0 => $"{k}++;",
            1 => $"{k} += {Int(0)};",
            2 => $"{k} = ({k} * 3 + {Int(0)}) & 7;",
            3 => $"if ({Bool(1)}) {k} = {Int(0)};",
            _ => $"{k} = {Int(1)};",
        });
    }

    private void AssignBool()
    {
        Variable[] targets = [.. scope.Where(v => v.Type == "bool" && v.IsAssignable)];
        string value = Bool(2);
        if (targets.Length > 0)
        {
            Line($"{random.Pick(targets).Name} {random.Pick("=", "=", "&=", "^=")} {value};");
            return;
        }

        string name = Fresh("c");
        Line($"bool {name} = {value};");
        scope.Add(new Variable(name, "bool", true));
    }

    private void UpdateExtremum()
    {
        if (Target() is not { } target)
            return;
        string value = Real(target.Type, 2);
        if (random.Chance(50))
        {
            Line($"{target.Name} = {(target.Type == "float" ? "MathF" : "Math")}.{random.Pick("Max", "Min")}({target.Name}, {value});");
            return;
        }

        Line($"if ({value} {random.Pick("<", ">")} {target.Name})");
        Line($"    {target.Name} = {(random.Chance(60) ? value : Real(target.Type, 2))};");
    }

    private void If(int depth)
    {
        Line($"if ({Bool(2)})");
        Block(depth);
        if (random.Chance(25))
        {
            Line($"else if ({Bool(1)})");
            Block(depth);
        }

        if (random.Chance(45))
        {
            Line("else");
            Block(depth);
        }
    }

    private void EarlyReturn()
    {
        Line($"if ({Bool(1)})");
        if (random.Chance(50))
        {
            Line($"    return {Real(real, 2)};");
            return;
        }

        Line("{");
        int outer = scope.Count;
        indent++;
        Statement(1);
        Line($"return {Real(real, 2)};");
        indent--;
        scope.RemoveRange(outer, scope.Count - outer);
        Line("}");
    }

    private void Block(int depth)
    {
        Line("{");
        int outer = scope.Count;
        indent++;
        for (int count = random.Pick(0, 1, 1, 2, 2, 3); count > 0; count--)
            Statement(depth - 1);
        indent--;
        scope.RemoveRange(outer, scope.Count - outer);
        Line("}");
    }
}
