using Orbits;

var (mass, distance) = Orbit.Pull(2);
var (energy, alongSpeed, alongDistance) = Orbit.EnergyGradient(3, 2);
Console.WriteLine(FormattableString.Invariant($"{mass} {distance} {energy} {alongSpeed} {alongDistance}"));
