using System;
using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Tests.Corpus;

/// <summary>Runs one function with several results at one case through every emitted member and compares what can be compared.</summary>
internal sealed class ResultCheck(CorpusReport report, IResultFunction function, double[][] arguments)
{
    private readonly bool isSingle = function.Method.GetParameters().Select(parameter => parameter.ParameterType).Append(function.Method.ReturnType).Any(UsesFloat);

    /// <summary>What the function allocates itself: the array that it returns, and others on the way.</summary>
    private long allowed;

    private double Exact => isSingle ? 1e-5 : 1e-12;

    private double Roundings => isSingle ? 1e-6 : 1e-14;

    private string Where => $"{function.Name}({string.Join(", ", arguments.Select(each => $"[{string.Join(", ", each)}]"))})";

    private double[][] Copy => [.. arguments.Select(each => (double[])each.Clone())];

    /// <summary>Returns the Jacobian, flattened, so that it can be compared with that of another compilation.</summary>
    public double[] Run()
    {
        double[][] before = Copy, left = Copy;
        double[] value = function.Value(left);

        // The first call of a method may allocate on behalf of the runtime.
        function.Jvp(Copy, Slots());
        function.Vjp(Copy, new double[value.Length], Slots());
        function.ConvenientJacobian(Copy);
        allowed = function.Allocated(Copy);
        double[,] columns = Columns(value, left);
        Differences(value.Length, columns);
        Rows(value.Length, left, columns);
        DotProduct(value.Length);
        Jacobian(value, left, columns);
        report.Compare(before.Zip(arguments).All(pair => pair.First.SequenceEqual(pair.Second)), $"{Where} changes its inputs");
        return [.. columns.Cast<double>()];
    }

    private static bool UsesFloat(Type type) => Structures.UsesFloat(type.GetElementType() ?? type) || type.GenericTypeArguments.Any(Structures.UsesFloat);

    // The numbers that a parameter is differentiated in: what is data in a structure moves nothing, as its tangent counts as zero.
    private IEnumerable<(int Slot, int Element)> Moving => function.WithRespectTo.SelectMany((parameter, slot) => Enumerable.Range(0, arguments[parameter].Length).Select(element => (slot, element)));

    private double[][] Slots(double value = 0) => [.. function.WithRespectTo.Select(parameter => Enumerable.Repeat(value, arguments[parameter].Length).ToArray())];

    private double[,] Columns(double[] value, double[][] left)
    {
        var columns = new double[value.Length, Moving.Count()];
        int column = 0;
        foreach ((int slot, int element) in Moving)
        {
            double[][] tangents = Slots(), written = Copy;
            tangents[slot][element] = 1;
            (double[] again, double[] tangent, long bytes) = function.Jvp(written, tangents);
            report.Compare(Same(again, value), $"{Where}: another value with tangents");
            report.Compare(Equal(written, left), $"{Where}: the tangents leave other inputs than the function");
            report.Compare(bytes <= allowed, $"{Where}: jvp allocates {bytes} bytes");
            for (int row = 0; row < value.Length; row++)
                columns[row, column] = tangent[row];
            column++;
        }

        return columns;
    }

    private void Differences(int rows, double[,] columns)
    {
        int column = 0;
        foreach ((int slot, int element) in Moving)
        {
            double x = arguments[function.WithRespectTo[slot]][element], step = (isSingle ? 1e-2 : 1e-5) * (1 + Math.Abs(x));
            double[] above = At(slot, element, x + step), below = At(slot, element, x - step);
            for (int row = 0; row < rows; row++)
            {
                double difference = (above[row] - below[row]) / ((float)(x + step) - (double)(float)(x - step));
                if (!isSingle)
                    difference = (above[row] - below[row]) / ((x + step) - (x - step));
                report.Compare(Deviation.Within(isSingle ? 2e-2 : 1e-6, difference, columns[row, column]), $"{Where}: d{row}/d{column} is {columns[row, column]:R}, by differences {difference:R}");
            }

            column++;
        }
    }

    private double[] At(int slot, int element, double x)
    {
        double[][] moved = Copy;
        moved[function.WithRespectTo[slot]][element] = x;
        return function.Value(moved);
    }

    private void Rows(int count, double[][] left, double[,] columns)
    {
        for (int row = 0; row < count; row++)
        {
            double[][] accumulators = Slots(0.5), written = Copy;
            double[] cotangents = new double[count];
            cotangents[row] = 2;
            long bytes = function.Vjp(written, cotangents, accumulators);
            report.Compare(Equal(written, left), $"{Where}: the cotangents leave other inputs than the function");
            report.Compare(bytes == 0, $"{Where}: vjp allocates {bytes} bytes");
            int column = 0;
            foreach ((int slot, int element) in Moving)
            {
                double pulled = (accumulators[slot][element] - 0.5) / 2;
                report.Compare(Deviation.Within(Exact * 10, pulled, columns[row, column]), $"{Where}: d{row}/d{column} is {columns[row, column]:R} forward, {pulled:R} backward");
                column++;
            }
        }
    }

    // <w, J v> = <J' w, v>
    private void DotProduct(int rows)
    {
        double[][] direction = Slots(), accumulators = Slots();
        int next = 0;
        foreach ((int slot, int element) in Moving)
            direction[slot][element] = Math.Cos(1 + next++);
        double[] weights = [.. Enumerable.Range(0, rows).Select(row => Math.Sin(2 + row))];
        double[] flat = [.. direction.SelectMany(each => each)];
        double forward = function.Jvp(Copy, direction).Tangents.Zip(weights, (tangent, weight) => tangent * weight).Sum();
        function.Vjp(Copy, weights, accumulators);
        double backward = accumulators.SelectMany(each => each).Zip(flat, (adjoint, step) => adjoint * step).Sum();
        report.Compare(Deviation.Within(Exact * 100, forward, backward), $"{Where}: <w, J v> is {forward:R}, <J' w, v> is {backward:R}");
    }

    private void Jacobian(double[] value, double[][] left, double[,] columns)
    {
        // Rows that are data are not in it.
        int[] rows = [.. Enumerable.Range(0, value.Length).Where(row => !function.ResultIsData.ElementAtOrDefault(row))];
        int width = columns.GetLength(1);
        double[] jacobian = Enumerable.Repeat(double.NaN, rows.Length * width).ToArray();
        double[][] written = Copy;
        (double[] again, long bytes) = function.Jacobian(written, jacobian);
        report.Compare(Same(again, value), $"{Where}: another value with the Jacobian");
        report.Compare(Equal(written, left), $"{Where}: the Jacobian leaves other inputs than the function");
        report.Compare(bytes <= allowed, $"{Where}: the Jacobian allocates {bytes} bytes");
        double[,] convenient = function.ConvenientJacobian(Copy);
        report.Compare(convenient.GetLength(0) == rows.Length && convenient.GetLength(1) == width, $"{Where}: a Jacobian of {convenient.GetLength(0)} x {convenient.GetLength(1)}");
        report.Compare(convenient.Cast<double>().SequenceEqual(jacobian), $"{Where}: the two overloads differ");
        Exactly(rows, jacobian, columns);
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < width; column++)
                report.Compare(Deviation.Within(Exact * 10, jacobian[(row * width) + column], columns[rows[row], column]), $"{Where}: J{row},{column} is {jacobian[(row * width) + column]:R}, forward {columns[rows[row], column]:R}");
        }
    }

    // A sweep of several columns computes each as a sweep of its own does, to the last bit, and so does one of rows but for the roundings
    // of reciprocals.
    private void Exactly(int[] rows, double[] jacobian, double[,] columns)
    {
        int width = columns.GetLength(1);
        bool isForward = Enumerable.Range(0, jacobian.Length).All(k => Deviation.IsBitwise(jacobian[k], columns[rows[k / width], k % width]));
        report.Compare(isForward || jacobian.Zip(rows.SelectMany(Row)).All(pair => Deviation.Within(Roundings, pair.First, pair.Second)), $"{Where}: the Jacobian is not what single sweeps give, forward or backward");

        double[] Row(int row)
        {
            double[][] accumulators = Slots();
            double[] cotangents = new double[columns.GetLength(0)];
            cotangents[row] = 1;
            function.Vjp(Copy, cotangents, accumulators);
            return [.. Moving.Select(each => accumulators[each.Slot][each.Element])];
        }
    }

    private static bool Same(double[] one, double[] other) => one.Length == other.Length && one.Zip(other).All(pair => Deviation.IsBitwise(pair.First, pair.Second));

    private static bool Equal(double[][] one, double[][] other) => one.Zip(other).All(pair => Same(pair.First, pair.Second));
}
