using System;

namespace Differentiator;

/// <summary>What can be done with every model.</summary>
public static class ModelExtensions
{
    /// <summary>
    /// A replica for another thread: the same layers and parameter values, partial derivatives and buffers of its own.
    /// </summary>
    /// <param name="model">Objects in its fields are shared with the replica, numbers copied as they are now.</param>
    /// <typeparam name="TModel">The model's type.</typeparam>
    public static TModel Replicate<TModel>(this TModel model)
        where TModel : Model
    {
        ArgumentNullException.ThrowIfNull(model);
        return (TModel)model.MakeReplica();
    }
}
