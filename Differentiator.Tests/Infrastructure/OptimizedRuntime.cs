using System.Diagnostics;
using System.Reflection;

namespace Differentiator.Tests.Infrastructure;

/// <summary>Whether the runtime is compiled as its users get it: only then does generic code of the framework box nothing.</summary>
internal static class OptimizedRuntime
{
    public static bool IsUsed { get; } = typeof(Matrix).Assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled != true;
}
