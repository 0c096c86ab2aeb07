using System;
using System.Threading;
using Differentiator.Generator;
using Differentiator.Generator.IR;
using Differentiator.Tests.Frontend;
using Xunit;

namespace Differentiator.Tests.Diagnostics;

/// <summary>What the user gets where no derivative can be made, and the place of an error is not known.</summary>
public sealed class InternalErrorTests
{
    [Fact]
    public void An_error_of_the_compiler_is_reported_and_leaves_a_stub()
    {
        MethodModel model = FrontendDriver.Model("[Differentiable] static double F(double x) => x * x;");
        EmittedFile file = Emission.Begin(model with { Function = model.Function! with { Body = null! } }, Generator.CompilerOptions.Default, CancellationToken.None).End(CancellationToken.None);
        Assert.NotNull(file.Error);
        Assert.Contains("[Obsolete(\"DIFF900: ", file.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_that_does_not_compile_has_a_stub_that_says_so()
    {
        MethodModel model = FrontendDriver.Model("[Differentiable] static double F(double x) => x * unknown;");
        Assert.Contains("[Obsolete(\"DIFF200: ", Compiler.Emit(model, Generator.CompilerOptions.Default), StringComparison.Ordinal);
    }
}
