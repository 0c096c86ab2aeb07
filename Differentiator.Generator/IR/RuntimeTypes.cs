namespace Differentiator.Generator.IR;

/// <summary>Types of the runtime that emitted code names, without <c>global::</c>.</summary>
internal static class RuntimeTypes
{
    public const string Matrix = "Differentiator.Matrix";
    public const string CheckpointSchedule = "Differentiator.CheckpointSchedule";
    public const string Workspace = "Differentiator.Workspace";
    public const string Gradients = "Differentiator.Gradients";
    public const string Vectors = "Differentiator.Vectors";
}
