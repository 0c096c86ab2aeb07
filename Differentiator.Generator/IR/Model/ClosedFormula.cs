namespace Differentiator.Generator.IR;

/// <summary>The partial derivatives in closed form, a line each, or why there is none.</summary>
/// <param name="Plain"><c>∂/∂x = 2 * x</c></param>
/// <param name="Latex">The same for LaTeX.</param>
/// <param name="Obstacle">A clause: <c>it has a loop</c>; empty where there are lines.</param>
internal sealed record ClosedFormula(Request Request, EquatableArray<string> Plain, EquatableArray<string> Latex, string Obstacle)
{
    public static ClosedFormula None(Request request, string obstacle) => new(request, [], [], obstacle);
}
