using System;
using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Differentiator;

/// <summary>
/// The check that emitted code makes before it differentiates a method that a derived class may have replaced: the class may be
/// of an assembly that this compiler has not seen, and have left the derivatives as they were.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OverrideGuard
{
    /// <summary>Demands that the method of an object is the one whose derivative runs.</summary>
    /// <typeparam name="TDeclaring">The class that declares the method and its derivatives.</typeparam>
    /// <param name="instance">The object.</param>
    /// <param name="method">The name of the method.</param>
    /// <param name="parameters">How many parameters it has.</param>
    /// <exception cref="NotSupportedException">A derived class replaces the method, and not this derivative.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check<TDeclaring>(TDeclaring instance, string method, int parameters)
        where TDeclaring : class
    {
        if (instance.GetType() != typeof(TDeclaring))
        {
            Derived<TDeclaring>.Check(instance.GetType(), method, parameters);
        }
    }

    private static class Derived<TDeclaring>
    {
        /// <summary>The methods that have been found not to be replaced; weakly, so that assemblies can be unloaded.</summary>
        private static readonly ConditionalWeakTable<Type, ConcurrentDictionary<(string, int), bool>> Inherited = [];

        public static void Check(Type type, string method, int parameters)
        {
            ConcurrentDictionary<(string, int), bool> known = Inherited.GetValue(type, static _ => new());
            if (known.ContainsKey((method, parameters)))
                return;

            // Ahead of time, methods are compiled without their names: nothing could be found.
            Type? replaced = RuntimeFeature.IsDynamicCodeSupported ? ReplacedIn(type, method, parameters) : type;
            if (replaced is not null)
                throw new NotSupportedException($"'{replaced}' replaces '{method}' of '{typeof(TDeclaring)}' without its derivatives; mark it [Differentiable] there.");
            known.TryAdd((method, parameters), true);
        }

        /// <summary>The class between the two that has a virtual method of the name, be it for an interface only.</summary>
        [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "An override that has been trimmed is not called either.")]
        [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "An override that has been trimmed is not called either.")]
        private static Type? ReplacedIn(Type type, string method, int parameters)
        {
            for (Type? each = type; each is not null && each != typeof(TDeclaring); each = each.BaseType)
            {
                MethodInfo[] own = each.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
                if (own.Any(other => other.IsVirtual && IsNamed(other.Name, method) && other.GetParameters().Length == parameters))
                    return each;
            }

            return null;
        }

        // Of an interface: Shapes.IModel.At
        private static bool IsNamed(string name, string method) =>
            name == method || name.EndsWith("." + method, StringComparison.Ordinal);
    }
}
