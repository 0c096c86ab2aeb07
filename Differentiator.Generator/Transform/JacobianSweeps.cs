using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform;

/// <summary>
/// Which sweeps a Jacobian is made of: forward ones, a column each, where there are no more columns than rows, else
/// reverse ones, a row each. Where lengths of arrays decide, that shows when it is called, and both are there.
/// </summary>
internal static class JacobianSweeps
{
    private const int SmallVector = 16;

    /// <summary>The members that are asked for, and those that the Jacobian calls.</summary>
    public static DerivativeKinds With(DerivativeKinds kinds, Function primal, Request request)
    {
        if (!kinds.HasFlag(DerivativeKinds.Jacobian))
            return kinds;
        (bool forward, bool reverse) = Of(primal, request);
        bool hasTangentsAlone = NeedTangentsAlone(primal, request);
        return kinds | (forward && !hasTangentsAlone ? DerivativeKinds.Jvp : 0) | (reverse ? DerivativeKinds.Vjp : 0);
    }

    /// <summary>Whether there are columns of a method that returns a new array, which is not to be made for each of them.</summary>
    public static bool NeedTangentsAlone(Function primal, Request request) =>
        request.Kinds.HasFlag(DerivativeKinds.Jacobian) && primal.Value is { Type.Element: not null } && Of(primal, request).Forward;

    /// <summary>Whether a reverse sweep of its own leaves the value and whole rows: of a method that returns several numbers and writes nothing.</summary>
    public static bool HaveRows(Function primal, Request request)
    {
        Memory memory = Memory.Of(primal);
        return request.Kinds.HasFlag(DerivativeKinds.Jacobian) && primal.Value is { Type: StructType } && Of(primal, request).Reverse && Rows(primal) is not null
            && primal.Parameters.All(parameter => parameter.PassBy is PassBy.Value or PassBy.In && !memory.IsWritten(parameter.Local));
    }

    // A derivative by hand that is known in one form decides.
    private static (bool Forward, bool Reverse) Of(Function primal, Request request)
    {
        (bool forward, bool reverse) = ByShape(primal, request);
        Kernel[] kernels = [.. primal.Body.AllStatements().OfType<Invoke>().Select(invoke => invoke.Kernel).OfType<Kernel>()];
        bool hasForward = kernels.All(kernel => kernel.Jvp is not null), hasReverse = kernels.All(kernel => kernel.Vjp is not null);
        return hasForward == hasReverse ? (forward, reverse) : (hasForward, hasReverse);
    }

    private static (bool Forward, bool Reverse) ByShape(Function primal, Request request)
    {
        int? columns = Count([.. request.WithRespectTo.Select(position => primal.Parameters[position].Local.Type)]);
        int? rows = Count(Results(primal));
        if (columns is { } width && rows is { } height)
            return width <= height ? (true, false) : (false, true);
        return rows == 1 ? (false, true) : (true, true);
    }

    /// <summary>The lanes for the columns that a forward sweep computes together. Null if there is but one, or numbers that have no lanes.</summary>
    public static LanesType? Columns(Function primal, Request request) => LanesFor([.. request.WithRespectTo.Select(position => primal.Parameters[position].Local.Type)]);

    /// <summary>The same for the rows of a reverse sweep.</summary>
    public static LanesType? Rows(Function primal) => LanesFor(Results(primal));

    private static LanesType? LanesFor(IrType[] types)
    {
        int? count = Count(types);
        if (count < 2 || types.Select(type => FirstNumber(type.Element ?? type)).FirstOrDefault(number => number is not null) is not ScalarType { Kind: ScalarKind.Single or ScalarKind.Double } item)
            return null;
        return new LanesType(item, count is { } few && few <= SmallVector / ElementSize.Of(item) ? LaneWidth.Vector128 : LaneWidth.Processor);
    }

    private static IrType? FirstNumber(IrType type) => type is StructType structure
        ? structure.Fields.Where(field => field.IsDifferentiable).Select(field => FirstNumber(field.Type)).FirstOrDefault(number => number is not null)
        : type;

    private static IrType[] Results(Function primal)
    {
        if (primal.Value is { } value)
            return [value.Type];
        Memory memory = Memory.Of(primal);
        return [.. primal.Parameters.Where(parameter => !parameter.HasNoGradient && parameter.Local.Type.IsDifferentiable
            && (parameter.Local.Type.Element is null ? parameter.PassBy is PassBy.Ref or PassBy.Out : memory.IsWritten(parameter.Local))).Select(parameter => parameter.Local.Type)];
    }

    /// <summary>How many numbers there are; null if lengths decide.</summary>
    private static int? Count(IrType[] types) => types.Any(type => type.Element is not null) ? null : types.Sum(Numbers);

    public static int Numbers(IrType type) => type is StructType structure
        ? structure.Fields.Where(field => field.IsDifferentiable).Sum(field => Numbers(field.Type))
        : 1;
}
