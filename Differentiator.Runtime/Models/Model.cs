using System;
using System.ComponentModel;
using System.Linq;

namespace Differentiator;

/// <summary>
/// A network: a partial class with layers as fields and <c>[Differentiable]</c> methods over <see cref="Matrix"/> values. Their
/// emitted gradients are with respect to <see cref="Parameters"/>, and left in <see cref="Parameters.Gradient"/>.
/// </summary>
public abstract class Model
{
    private readonly object binding = new();

    // One object for the model and all its replicas.
    private readonly ReplicaState shared = new();
    private Parameters? parameters;
    private Layer[] layers = [];
    private Workspace workspace = new();

    /// <summary>What the model learns. Its layers must be there when this is first asked for.</summary>
    /// <exception cref="InvalidOperationException">The model has no differentiable method, or a layer belongs to another model.</exception>
    public Parameters Parameters => parameters ?? Bind();

    /// <summary>Whether the model is being trained; true at first. Its layers and replicas follow.</summary>
    public bool IsTraining
    {
        get => shared.IsTraining;
        set
        {
            _ = Parameters;
            shared.IsTraining = value;
            foreach (Layer layer in layers)
                layer.IsTraining = value;
        }
    }

    /// <summary>A model with the same parameter values, shared, and partial derivatives and buffers of its own: for another thread.</summary>
    /// <remarks>
    /// Objects in fields are shared, numbers in fields copied: what differs between threads is no field. Replicas draw random
    /// numbers of their own, by the order in which they are made.
    /// </remarks>
    internal Model MakeReplica()
    {
        Parameters own = Parameters;
        var replica = (Model)MemberwiseClone();
        replica.parameters = own.Replicate();
        replica.workspace = new Workspace { Stream = shared.NextNumber() };
        return replica;
    }

    /// <summary>Names the layers of the model. Emitted for every model with a differentiable method.</summary>
    /// <param name="layers">Takes them.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void AddLayers(LayerList layers) =>
        throw new InvalidOperationException($"{GetType()} has no [Differentiable] method, from which its layers would be known.");

    /// <summary>Begins an emitted derivative: buffers of the last one are used again.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Workspace StartDerivative()
    {
        workspace.Restart();
        return workspace;
    }

    private Parameters Bind()
    {
        lock (binding)
        {
            if (parameters is not null)
                return parameters;
            var list = new LayerList();
            AddLayers(list);
            float[] values = new float[list.Parameters.Sum(named => named.Parameter.Value.Length)];
            int offset = 0, index = 0;
            foreach (NamedParameter named in list.Parameters)
            {
                named.Parameter.MoveTo(values, offset, index++);
                offset += named.Parameter.Value.Length;
            }

            layers = [.. list.Layers];
            return parameters = new Parameters(values, list.Parameters);
        }
    }
}
