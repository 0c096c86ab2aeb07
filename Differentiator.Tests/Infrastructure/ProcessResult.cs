namespace Differentiator.Tests.Infrastructure;

/// <summary>What a process printed, and how it ended.</summary>
internal sealed record ProcessResult(int Code, string Output, string Error)
{
    public override string ToString() => $"exit code {Code}\n{Output}\n{Error}";
}
