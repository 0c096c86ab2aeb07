namespace Differentiator.Generator.Diagnostics;

/// <summary>Where the help page of each diagnostic lies.</summary>
internal static class HelpLink
{
    public const string Base = "https://github.com/differentiator/differentiator/blob/main/docs/diagnostics/";
}
