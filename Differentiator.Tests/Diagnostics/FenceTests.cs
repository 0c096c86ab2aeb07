using System;
using System.Linq;
using Differentiator.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Differentiator.Tests.Diagnostics;

public sealed class FenceTests
{
    [Fact]
    public void Every_operation_kind_is_supported_or_refused() =>
        Assert.All(Enum.GetValues<OperationKind>().Distinct(), kind => Assert.True(LanguageFence.Lists(kind) || IsObsolete(kind), kind.ToString()));

    private static bool IsObsolete(OperationKind kind) => Enum.GetNames<OperationKind>()
        .Where(name => Enum.Parse<OperationKind>(name) == kind)
        .All(name => typeof(OperationKind).GetField(name)!.IsDefined(typeof(ObsoleteAttribute), false));
}
