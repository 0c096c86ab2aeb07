using System;

namespace Differentiator;

/// <summary>Shapes that kernels ask for; what does not fit is an <see cref="ArgumentException"/> that names the argument.</summary>
internal static class Shapes
{
    /// <summary>An argument of the shape of another one.</summary>
    public static void Require(Matrix argument, Matrix shape, string name) => Require(argument, shape.Rows, shape.Columns, name);

    /// <summary>An argument of a shape.</summary>
    public static void Require(Matrix argument, int rows, int columns, string name)
    {
        if (argument.Rows != rows || argument.Columns != columns)
            throw new ArgumentException($"A matrix of {rows} x {columns} is expected, not one of {argument}.", name);
    }

    /// <summary>An argument with as many columns as there are features.</summary>
    public static void RequireColumns(Matrix argument, int columns, string name)
    {
        if (argument.Columns != columns)
            throw new ArgumentException($"A matrix with {columns} columns is expected, not one of {argument}.", name);
    }

    /// <summary>An accumulator: empty if nobody asks for it, else of the shape of its parameter.</summary>
    /// <returns>Whether somebody asks for it.</returns>
    public static bool IsAsked(Matrix accumulator, Matrix shape, string name)
    {
        if (accumulator.IsEmpty)
            return false;
        Require(accumulator, shape, name);
        return true;
    }

    /// <summary>An argument with at least one element, of which a mean exists.</summary>
    public static void RequireElements(Matrix argument, string name)
    {
        if (argument.IsEmpty)
            throw new ArgumentException("A mean over no elements is not defined.", name);
    }
}
