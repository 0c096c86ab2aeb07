using System.Collections.Generic;

namespace Differentiator.Benchmarks.Training;

/// <summary>A training loop with an emitted gradient, which a peer can repeat with the same numbers.</summary>
internal interface ITrainingJob
{
    /// <summary>Its letter.</summary>
    string Name { get; }

    /// <summary>What is trained, in a few words.</summary>
    string Description { get; }

    /// <summary>On how many threads; a peer gets as many.</summary>
    int Threads => 1;

    /// <summary>The data and the first parameters, for a peer: names and elements, row after row.</summary>
    IEnumerable<(string Name, double[] Elements)> Numbers { get; }

    /// <summary>Goes back to the first parameters, with a new optimizer.</summary>
    void Restart();

    /// <summary>Trains on.</summary>
    /// <param name="steps">How many steps.</param>
    /// <returns>The loss before the last of them.</returns>
    double Run(int steps);
}
