using Xunit;

namespace Differentiator.Tests.Package;

/// <summary>The tests that share the one package.</summary>
[CollectionDefinition(nameof(PackedPackage))]
public sealed class PackageTests : ICollectionFixture<PackedPackage>;
