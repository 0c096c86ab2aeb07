using System.Collections.Generic;
using System.Linq;
using Differentiator.Samples.CommandLine;
using Spectre.Console;

namespace Differentiator.Samples.Inspect;

/// <summary>Lists differentiated methods, or prints one beside what the compiler emitted for it.</summary>
internal static class InspectReport
{
    private const string NotThere = "// There is no emitted source beside the program: build it with the generator.";

    public static void List(Output output)
    {
        output.Heading("Differentiated methods of the samples; 'inspect Type.Method' prints one");
        int width = DifferentiatedMethod.All.Max(method => method.Name.Length);
        foreach (DifferentiatedMethod method in DifferentiatedMethod.All)
            output.Text($"  {method.Name.PadRight(width)}   {string.Join(", ", method.EmittedMembers)}");
    }

    public static void Show(Output output, DifferentiatedMethod method) =>
        Show(output, method, Join(Sources.Emitted(method)));

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
        int gap = 4;
        if (output.Console.Profile.Capabilities.Ansi && WidthOf(written) + gap + WidthOf(emitted) <= output.Console.Profile.Width)
        {
            output.Console.Write(new Columns(
                Titled("You write", written),
                Titled("The compiler writes", emitted))
            {
                Expand = false,
                Padding = new Padding(0, 0, gap, 0),
            });
            return;
        }

        Print(output, "You write", written);
        Print(output, "The compiler writes", emitted);
    }

    private static Rows Titled(string title, string code) =>
        new(new Text(title, new Style(decoration: Decoration.Bold)), new Text(""), CodeColours.Colour(code));

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
