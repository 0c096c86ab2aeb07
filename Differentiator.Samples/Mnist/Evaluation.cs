namespace Differentiator.Samples.Mnist;

/// <summary>What a model takes the digits of a set for.</summary>
internal static class Evaluation
{
    private const int BatchSize = 256;

    /// <summary>How often each digit was taken for each digit.</summary>
    public static ConfusionMatrix Confusion(Classifier model, DigitSet digits)
    {
        var confusion = new ConfusionMatrix(Classifier.Classes);
        var workspace = new Workspace();
        foreach (Batch batch in digits.InOrder(BatchSize))
        {
            workspace.Restart();
            confusion.Add(model.Logits(batch.Images, workspace).Span, batch.Labels);
        }

        return confusion;
    }

    /// <summary>One prediction for each digit, <see cref="Classification.None"/> where there is none.</summary>
    public static int[] Predictions(Classifier model, DigitSet digits)
    {
        int[] predictions = new int[digits.Count];
        var workspace = new Workspace();
        foreach (Batch batch in digits.InOrder(BatchSize))
        {
            workspace.Restart();
            Matrix logits = model.Logits(batch.Images, workspace);
            for (int row = 0; row < batch.Count; row++)
                predictions[batch.Samples[row]] = Classification.Predict(logits.Row(row));
        }

        return predictions;
    }
}
