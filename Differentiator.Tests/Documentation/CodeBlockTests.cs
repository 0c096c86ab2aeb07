using System;
using System.Linq;
using Differentiator.Generator;
using Differentiator.Generator.IR;
using Differentiator.Tests.Architecture;
using Xunit;

namespace Differentiator.Tests.Documentation;

/// <summary>The code on the pages compiles, runs, and is what the compiler makes today.</summary>
public sealed class CodeBlockTests
{
    private static readonly string[] KindsOfCSharp = ["compile", "run", "emitted"];

    public static TheoryData<string> PagesWithCode =>
        [.. PageCode.Pages.Where(page => CodeBlock.In(page).Any(block => block.Kind == "compile"))];

    [Fact]
    public void Every_block_of_CSharp_is_checked_by_some_test() => Offences.None(
        from page in PageCode.Pages
        from block in CodeBlock.In(page)
        where block.Language == "csharp" && !KindsOfCSharp.Contains(block.Kind)
        select $"{page}: {block.Text}");

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public void Programs_print_what_the_page_shows(string page)
    {
        var code = new PageCode(page);
        code.Compile();
        Assert.Equal(code.Of("output").Select(block => block.Text), code.Of("run").Select(code.Run));
    }

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public void Emitted_members_are_shown_as_they_are(string page)
    {
        var code = new PageCode(page);
        string[] members = [.. code.Emitted()];
        foreach (CodeBlock shown in code.Of("emitted"))
            Assert.Equal(members.FirstOrDefault(member => FirstLine(member) == FirstLine(shown.Text)), shown.Text);
    }

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public void The_representation_is_shown_as_it_is(string page)
    {
        var code = new PageCode(page);
        Assert.All(code.Of("lowered"), shown => Assert.Equal(IrPrinter.Print(code.Model().Function!), shown.Text));
        Assert.All(code.Of("derivative"), shown => Assert.Equal(IrPrinter.Print(Gradient(code.Model())), shown.Text));
    }

    private static Function Gradient(MethodModel model) => Compiler.Differentiate(model, CompilerOptions.Default).First().Function;

    private static string FirstLine(string text) => text[..text.IndexOf('\n', StringComparison.Ordinal)];
}
