using System.Collections.Generic;
using System.Linq;
using Differentiator.Samples.CommandLine;
using Spectre.Console;

namespace Differentiator.Samples.Inspect;

/// <summary>Lists differentiated methods, or prints one beside its derivative, line by line, and what the compiler emitted for it.</summary>
internal static class InspectReport
{
    private const int Gap = 4;
    private const string NotThere = "// There is no emitted source beside the program: build it with the generator.";

    public static void List(Output output)
    {
        output.Heading("Differentiated methods of the samples; 'inspect Type.Method' prints one");
        int width = DifferentiatedMethod.All.Max(method => method.Name.Length);
        foreach (DifferentiatedMethod method in DifferentiatedMethod.All)
            output.Text($"  {method.Name.PadRight(width)}   {string.Join(", ", method.EmittedMembers)}");
    }

    /// <summary>Each line of the method with its derivative beside it, where there is room; then all that was emitted.</summary>
    public static void Show(Output output, DifferentiatedMethod method)
    {
        IReadOnlyList<string> written = Sources.Written(method), emitted = Sources.Emitted(method);
        if (written.Count == 0 || emitted.Count == 0 || !output.Console.Profile.Capabilities.Ansi || !ShowAligned(output, AlignedSource.Of(written[0], emitted[0])))
        {
            Show(output, method, Join(emitted));
            return;
        }

        Print(output, "The compiler writes", Join(emitted));
    }

    /// <summary>False where the console is too narrow.</summary>
    public static bool ShowAligned(Output output, IReadOnlyList<AlignedLine> lines)
    {
        int left = lines.Max(line => line.Source.Length), right = lines.SelectMany(line => line.Derivative).Select(line => line.Length).DefaultIfEmpty(0).Max();
        if (right == 0 || left + Gap + right > output.Console.Profile.Width)
            return false;
        Grid grid = new Grid { Expand = false }
            .AddColumn(new GridColumn { NoWrap = true, Width = left, Padding = new Padding(0, 0, Gap, 0) })
            .AddColumn(new GridColumn { NoWrap = true, Width = right, Padding = new Padding(0) });
        grid.AddRow(Bold("You write"), Bold("The derivative of the line"));
        grid.AddRow(new Text(""), new Text(""));
        foreach (AlignedLine line in lines)
            grid.AddRow(CodeColours.Colour(line.Source), CodeColours.Colour(string.Join('\n', line.Derivative)));
        output.Console.WriteLine();
        output.Console.Write(grid);
        return true;
    }

    /// <summary>The method and only the first member emitted for it, without documentation.</summary>
    public static void ShowBriefly(Output output, DifferentiatedMethod method)
    {
        IEnumerable<string> lines = Sources.Emitted(method).Take(1)
            .SelectMany(member => member.Split('\n'))
            .Where(line => !line.StartsWith("///", System.StringComparison.Ordinal) && !line.StartsWith('['));
        Show(output, method, string.Join('\n', lines));
    }

    private static void Show(Output output, DifferentiatedMethod method, string emitted)
    {
        string written = Join(Sources.Written(method));
        if (emitted.Length == 0)
            emitted = NotThere;
        if (output.Console.Profile.Capabilities.Ansi && WidthOf(written) + Gap + WidthOf(emitted) <= output.Console.Profile.Width)
        {
            output.Console.Write(new Columns(
                Titled("You write", written),
                Titled("The compiler writes", emitted))
            {
                Expand = false,
                Padding = new Padding(0, 0, Gap, 0),
            });
            return;
        }

        Print(output, "You write", written);
        Print(output, "The compiler writes", emitted);
    }

    private static Rows Titled(string title, string code) =>
        new(Bold(title), new Text(""), CodeColours.Colour(code));

    private static Text Bold(string title) => new(title, new Style(decoration: Decoration.Bold));

    private static void Print(Output output, string title, string code)
    {
        output.Heading(title);
        if (output.Console.Profile.Capabilities.Ansi)
            output.Console.Write(CodeColours.Colour(code + "\n"));
        else
            output.Text(code);
    }

    private static string Join(IReadOnlyList<string> members) => string.Join("\n\n", members);

    private static int WidthOf(string code) => code.Split('\n').Max(line => line.Length);
}
