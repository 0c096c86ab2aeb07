using System;
using System.Collections.Generic;
using System.IO;

namespace Differentiator;

/// <summary>The tensors of a file, with its metadata.</summary>
public sealed class TensorSet
{
    private readonly string source;
    private readonly Dictionary<string, NamedTensor> byName = new(StringComparer.Ordinal);

    internal TensorSet(string source, NamedTensor[] tensors, IReadOnlyDictionary<string, string> metadata)
    {
        this.source = source;
        Tensors = Array.AsReadOnly(tensors);
        Metadata = metadata;
        foreach (NamedTensor tensor in tensors)
        {
            byName.Add(tensor.Name, tensor);
        }
    }

    /// <summary>The tensors, in the order of their data.</summary>
    public IReadOnlyList<NamedTensor> Tensors { get; }

    /// <summary>The strings that the file carries besides.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The tensor of a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="InvalidDataException">The file has no such tensor.</exception>
    public NamedTensor this[string name] => byName.TryGetValue(name, out NamedTensor? tensor)
        ? tensor
        : throw Mismatch(name, "is not in the file");

    /// <summary>
    /// Copies all elements into tensors of the same names, types and shapes: the parameters of a model. Nothing is copied
    /// unless everything fits.
    /// </summary>
    /// <param name="destinations">The tensors to overwrite: those of the file, no more and no fewer, in any order.</param>
    /// <exception cref="InvalidDataException">A name is on one side only, or the types or shapes of two tensors differ.</exception>
    /// <exception cref="ArgumentException">Two destinations have one name.</exception>
    public void CopyTo(IReadOnlyList<NamedTensor> destinations)
    {
        ArgumentNullException.ThrowIfNull(destinations);
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (NamedTensor destination in destinations)
        {
            Check(this[destination.Name], destination);
            if (!names.Add(destination.Name))
            {
                throw new ArgumentException($"Two destinations have the name {Excerpt.Of(destination.Name)}.", nameof(destinations));
            }
        }

        foreach (NamedTensor tensor in Tensors)
        {
            if (!names.Contains(tensor.Name))
            {
                throw Mismatch(tensor.Name, "is in the file, but nothing of that name is to be loaded");
            }
        }

        foreach (NamedTensor destination in destinations)
        {
            Copy(this[destination.Name], destination);
        }
    }

    private void Check(NamedTensor tensor, NamedTensor destination)
    {
        if (tensor.Type != destination.Type)
        {
            throw Mismatch(tensor.Name, $"is of type {tensor.Type}; expected {destination.Type}");
        }

        if (!tensor.Shape.SequenceEqual(destination.Shape))
        {
            throw Mismatch(tensor.Name, $"has the shape {TensorShape.Text(tensor.Shape)}; expected {TensorShape.Text(destination.Shape)}");
        }
    }

    private static void Copy(NamedTensor tensor, NamedTensor destination)
    {
        if (tensor.Type == TensorType.Float32)
        {
            tensor.Singles.CopyTo(destination.Singles);
        }
        else
        {
            tensor.Doubles.CopyTo(destination.Doubles);
        }
    }

    private InvalidDataException Mismatch(string name, string problem) => new($"{source}: tensor {Excerpt.Of(name)} {problem}.");
}
