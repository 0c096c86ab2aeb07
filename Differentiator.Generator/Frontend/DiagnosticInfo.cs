using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>A diagnostic as data: <see cref="Ordinal"/> stands for its location, as in <see cref="Origin"/>.</summary>
internal sealed record DiagnosticInfo(string Id, int Ordinal, EquatableArray<string> Arguments)
{
    public string Message => string.Format(
        System.Globalization.CultureInfo.InvariantCulture,
        Descriptors.Get(Id).MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Arguments.ToArray<object>());

    /// <summary>Code fixes find the arguments among the properties, by their positions.</summary>
    public Diagnostic At(Location location) => Diagnostic.Create(
        Descriptors.Get(Id), location, Arguments.Select((argument, position) => (argument, position)).ToImmutableDictionary(pair => $"{pair.position}", pair => (string?)pair.argument), Arguments.ToArray<object>());
}
