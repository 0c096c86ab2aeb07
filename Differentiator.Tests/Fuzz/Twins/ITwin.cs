namespace Differentiator.Tests.Fuzz;

/// <summary>A program on dual numbers in place of its floating-point numbers.</summary>
public interface ITwin
{
    string Name { get; }

    Dual Run(object[] arguments);
}
