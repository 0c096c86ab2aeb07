using Orbits;

var (mass, distance) = Orbit.Pull(2);
Console.WriteLine(FormattableString.Invariant($"{mass} {distance}"));
