using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Differentiator;

/// <summary>A confusion matrix as text.</summary>
internal static class ConfusionTable
{
    public static string Of(ConfusionMatrix matrix)
    {
        int[] labels = [.. Enumerable.Range(0, matrix.Classes)];

        // The column of samples without a prediction shows only if there are any.
        int[] columns = Array.Exists(labels, label => matrix[label, Classification.None] > 0) ? [.. labels, Classification.None] : labels;
        string[][] rows =
        [
            ["", .. columns.Select(Name), "recall"],
            .. labels.Select(label => (string[])[Name(label), .. columns.Select(column => Text(matrix[label, column])), Share(matrix.Recall(label))]),
            ["precision", .. columns.Select(column => column == Classification.None ? "" : Share(matrix.Precision(column))), Share(matrix.Accuracy)],
        ];
        int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => row[column].Length))];
        StringBuilder text = new();
        foreach (string[] row in rows)
        {
            text.AppendJoin("  ", row.Select((cell, column) => cell.PadLeft(widths[column]))).Append('\n');
        }

        return text.ToString();
    }

    private static string Name(int label) => label == Classification.None ? "none" : Text(label);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Share(double share) => double.IsNaN(share) ? "-" : (100 * share).ToString("F1", CultureInfo.InvariantCulture) + "%";
}
