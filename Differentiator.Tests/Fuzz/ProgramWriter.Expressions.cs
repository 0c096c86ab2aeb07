using System.Linq;

namespace Differentiator.Tests.Fuzz;

internal sealed partial class ProgramWriter
{
    private static readonly string[] Bounded = ["Sin", "Cos", "Tanh", "Atan"];
    private static readonly string[] Growing = ["Exp", "Sinh", "Cosh", "Asinh", "Cbrt", "Abs"];
    private static readonly string[] OfPositive = ["Log", "Log2", "Log10", "Sqrt", "Cbrt"];
    private static readonly string[] OfUnit = ["Asin", "Acos", "Atanh", "Tan"];

    private static string Suffix(string type) => type == "float" ? "f" : "";

    private string Constant(string type) => random.Pick("0", "1", "2", "0.5", "1.5", "3", "0.25", "-1", "0.1") switch
    {
        var integer when !integer.Contains('.') && random.Chance(50) => integer,
        var number => (number.Contains('.') ? number : number + ".0") + Suffix(type),
    };

    private string Real(string type, int depth)
    {
        if (depth <= 0 || random.Chance(12))
            return Leaf(type);
        string library = type == "float" ? "MathF" : "Math";
        string E() => Real(type, depth - 1);
        switch (random.Next(34))
        {
            case 0 or 1 or 2:
                return $"{E()} + {E()}";
            case 3 or 4:
                return $"{E()} - {Factor(type, depth - 1)}";
            case 5 or 6 or 7 or 8:
                return $"{Factor(type, depth - 1)} * {Factor(type, depth - 1)}";
            case 9 or 10:
                return $"{Factor(type, depth - 1)} / ({Positive(type, depth - 1)})";
            case 11:
                return $"{Factor(type, depth - 1)} / {Variable(type)}";
            case 12:
                return $"-{Factor(type, depth - 1)}";
            case 13 or 14:
                return $"({Bool(depth - 1)} ? {E()} : {E()})";
            case 15 or 16:
                return $"{library}.{random.Pick(Bounded)}({E()})";
            case 17:
                return $"{library}.{random.Pick(Growing)}({Variable(type)})";
            case 18:
                return $"{library}.{random.Pick(OfPositive)}({Positive(type, depth - 1)})";
            case 19:
                return $"{library}.{random.Pick(OfUnit)}({library}.Sin({E()}) * 0.5{Suffix(type)})";
            case 20:
                return $"{library}.{random.Pick("Max", "Min", "MaxMagnitude", "MinMagnitude")}({E()}, {E()})";
            case 21:
                return random.Pick($"{library}.Pow({Positive(type, depth - 1)}, {E()})", $"{library}.Pow({Variable(type)}, {random.Pick("2", "3", "-1")})");
            case 22:
                return random.Pick(
                    $"{library}.Atan2({E()}, {Positive(type, depth - 1)})",
                    $"{library}.FusedMultiplyAdd({E()}, {E()}, {E()})",
                    $"{library}.Log({Positive(type, depth - 1)}, 3)",
                    $"{library}.CopySign({E()}, {E()})",
                    $"{library}.IEEERemainder({E()}, {Positive(type, depth - 1)})",
                    $"{library}.ScaleB({E()}, {Int(1)} & 3)",
                    $"Math.Clamp({E()}, -1, {Positive(type, 0)})");
            case 23:
                return $"{Factor(type, depth - 1)} % ({Positive(type, depth - 1)})";
            case 24:
                return $"{library}.{random.Pick("Floor", "Ceiling", "Truncate", "Round")}({E()} + {Variable(type)})";
            case 25:
                return type == "float" ? $"(float)({Real("double", depth - 1)})" : Factor("float", depth - 1);
            case 26 or 27:
                return $"{IntFactor(depth - 1)} * {Factor(type, depth - 1)}";
            case 28 or 29 or 30:
                return Call(type, depth - 1) ?? E();
            case 31:
                return $"({E()})";
            case 32:
                return Element(type) ?? E();
            default:
                return random.Chance(10) ? $"Gradient.Stop({E()})" : E();
        }
    }

    /// <summary>An expression that binds at least as tightly as a factor of a product.</summary>
    private string Factor(string type, int depth) => depth <= 0 || random.Chance(40) ? Leaf(type) : $"({Real(type, depth)})";

    /// <summary>An expression that is never near zero or below it.</summary>
    private string Positive(string type, int depth)
    {
        string v = Variable(type), one = random.Pick("1.5", "0.75", "2.0") + Suffix(type);
        return random.Next(4) switch
        {
            0 => $"{one} + {v} * {v}",
            1 => $"{one} + {(type == "float" ? "MathF" : "Math")}.Abs({Real(type, depth - 1)})",
            2 => $"{one} + {(type == "float" ? "MathF" : "Math")}.Sin({Real(type, depth - 1)}) * 0.5{Suffix(type)}",
            _ => $"{(type == "float" ? "MathF" : "Math")}.Exp({v}) + {one}",
        };
    }

    private string Leaf(string type) => random.Next(10) switch
    {
        < 6 => Variable(type),
        < 8 => Element(type) ?? Variable(type),
        _ => Constant(type) is var constant && constant[0] == '-' ? $"({constant})" : constant,
    };

    private string Variable(string type)
    {
        Variable[] candidates = [.. scope.Where(v => v.Type == type || (type == "double" && v.Type == "float" && random.Chance(30)))];
        if (candidates.Length > 0)
            return random.Chance(50) ? random.Pick(candidates).Name : candidates[^(1 + random.Next(System.Math.Min(3, candidates.Length)))].Name;
        return scope.FirstOrDefault(v => v.IsReal) is { } other ? (type == "float" ? $"(float){other.Name}" : other.Name) : Constant(type);
    }

    private string? Element(string type)
    {
        Variable[] arrays = [.. scope.Where(v => v.IsArray && v.Element == type)];
        return arrays.Length == 0 ? null : Element(random.Pick(arrays));
    }

    private string Element(Variable array)
    {
        string name = array.Name;
        Variable[] indices = [.. scope.Where(v => v.InRangeOf == name)];
        if (indices.Length > 0 && random.Chance(65))
        {
            string i = random.Pick(indices).Name;
            return random.Next(5) switch
            {
                0 => $"{name}[{name}.Length - 1 - {i}]",
                1 => $"{name}[Math.Max({i} - 1, 0)]",
                2 => $"{name}[({i} + 1) % {name}.Length]",
                _ => $"{name}[{i}]",
            };
        }

        return random.Next(4) switch
        {
            0 => $"{name}[0]",
            1 => $"{name}[^1]",
            2 => $"{name}[({Int(1)} & 7) % {name}.Length]",
            _ => $"{name}[{name}.Length - 1]",
        };
    }

    private string Int(int depth)
    {
        Variable[] ints = [.. scope.Where(v => v.Type == "int")];
        string Leaf() => ints.Length > 0 && random.Chance(75) ? random.Pick(ints).Name : random.Next(5).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (depth <= 0)
            return Leaf();
        return random.Next(9) switch
        {
            0 => $"({Leaf()} + {Leaf()})",
            1 => $"({Leaf()} * {Leaf()})",
            2 => $"({Leaf()} - {Leaf()})",
            3 => $"({Bool(depth - 1)} ? {Leaf()} : {Leaf()})",
            4 => $"Math.{random.Pick("Min", "Max")}({Leaf()}, {Leaf()})",
            5 when scope.FirstOrDefault(v => v.IsArray) is { } array => $"{array.Name}.Length",
            6 => $"({Leaf()} % 3)",
            _ => Leaf(),
        };
    }

    private string IntFactor(int depth) => Int(depth > 0 ? 1 : 0);

    private string Bool(int depth)
    {
        if (scope.Where(v => v.Type == "bool").ToArray() is { Length: > 0 } flags && random.Chance(25))
            return random.Pick("", "!") + random.Pick(flags).Name;
        string comparison = random.Pick("<", ">", "<=", ">=");
        if (random.Chance(25))
            return $"{Int(0)} {random.Pick("<", ">", "==", "!=", "<=")} {Int(0)}";
        if (depth > 0 && random.Chance(15))
            return $"({Bool(depth - 1)} {random.Pick("&&", "||", "^", "&")} {Bool(depth - 1)})";
        if (depth > 0 && random.Chance(8))
            return $"!({Bool(depth - 1)})";
        return $"{Leaf(real)} {comparison} {(random.Chance(50) ? Constant(real) : Factor(real, depth - 1))}";
    }

    private string? Call(string type, int depth)
    {
        Helper[] candidates = [.. helpers.Where(h => h.Result == type && h.Parameters.All(p => !p.IsArray || scope.Any(v => Fits(v, p))))];
        if (candidates.Length == 0)
            return null;
        Helper helper = random.Pick(candidates);
        string[] arguments = [.. helper.Parameters.Select(p => p switch
        {
            { IsArray: true } => Passed(random.Pick(scope.Where(v => Fits(v, p)).ToArray()), p),
            { Type: "int" } => random.Chance(60) && scope.Any(v => v.Name == "n") ? "n" : $"{Int(1)} & 3",
            { Type: "bool" } => Bool(0),
            _ => Real(p.Type, depth > 0 ? depth - 1 : 0),
        })];
        return $"{helper.Name}({string.Join(", ", arguments)})";
    }

    private string Passed(Variable value, Variable parameter)
    {
        if (parameter.IsWritable)
            written.Add(value.Memory);
        return value.Name;
    }

    private static bool Fits(Variable value, Variable parameter) =>
        value.IsArray && (value.IsWritable || !parameter.IsWritable) && value.Element == parameter.Element && (value.Type == parameter.Type || parameter.Type[0] == 'R');
}
