namespace Differentiator.Generator;

/// <summary>The names of the pipeline's steps, for the tests of what is recomputed when.</summary>
internal static class TrackingNames
{
    /// <summary>The model of a method; everything after it runs only when the model has changed.</summary>
    public const string Frontend = nameof(Frontend);
    public const string Options = nameof(Options);
    public const string Begin = nameof(Begin);
    public const string Emit = nameof(Emit);
}
