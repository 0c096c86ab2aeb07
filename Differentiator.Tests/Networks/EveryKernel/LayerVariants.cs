using System;
using System.Collections.Generic;

namespace Differentiator.Tests.Networks.EveryKernel;

/// <summary>Each layer in all of its forms, made for an argument.</summary>
internal static class LayerVariants
{
    public static IEnumerable<(string Name, Func<Matrix, Layer> Make, Func<Numbers[], Numbers>? Formula)> Of(Type layer)
    {
        if (layer == typeof(Linear))
        {
            foreach (Activation activation in Enum.GetValues<Activation>())
            {
                foreach (bool bias in new[] { true, false })
                    yield return ($"{activation}{(bias ? "" : " without bias")}", x => Make(x, activation, bias), arguments => Formulas.Linear(arguments, activation));
            }
        }
        else if (layer == typeof(LayerNorm))
        {
            yield return ("default", x => new LayerNorm(x.Columns), null);
        }
        else if (layer == typeof(Dropout))
        {
            yield return ("at rate 0", _ => new Dropout(0), null);
            yield return ("in evaluation", _ => new Dropout(0.5) { IsTraining = false }, null);
        }
        else
        {
            throw new ArgumentException($"{layer} has no forms here.", nameof(layer));
        }
    }

    // One feature is passed on as it is, for points where the activation is to be looked at.
    private static Linear Make(Matrix x, Activation activation, bool bias) => x.Columns > 1
        ? new Linear(x.Columns, 4, activation, bias, seed: 3)
        : new Linear(1, 1, activation, bias, (weight, of, _) =>
        {
            weight.Span.Fill(1);
            of.Span.Clear();
        });
}
