using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <content>
/// Kernels, whose derivatives are written by hand and add to accumulators. The adjoint of a matrix is a matrix of its
/// shape from the workspace, to which the kernels that read it add in turn.
/// </content>
internal sealed partial class ReverseMode
{
    /// <summary>Adjoints that are known not to be empty, so that kernels can add to them.</summary>
    private readonly HashSet<Local> whole = [];

    /// <summary>Whether the parameters of the model, to which the method belongs, are differentiated with respect to.</summary>
    private readonly bool includesModel;
    private Local? workspace, gradients;

    private Local Workspace => workspace ??= supply.Temporary(FreeName("workspace"), new OpaqueType(RuntimeTypes.Workspace));

    private Local Gradients => gradients ??= supply.Temporary(FreeName("gradients"), new OpaqueType(RuntimeTypes.Gradients));

    // y = layer.Apply(x)   becomes   y = layer.Apply(x, workspace) .. x̄ = workspace.Zeros(x); layer.ApplyVjp(x, y, ȳ, x̄, gradients)
    private void Reverse(Invoke invoke, Kernel kernel, int position, RegionSweep sweep)
    {
        bool hasParameters = kernel.HasParameters && includesModel;
        Expr? arrived = invoke.Result is null ? null : sweep.Adjoints.Take(invoke.Result);
        bool isPulled = arrived is not null && activity.IsVaried(invoke.Result!);

        // There may be no object: the call, or that of its derivative, finds out.
        sweep.Forward[position].Add(kernel.TakesWorkspace ? invoke with { Arguments = invoke.Arguments.Append(Workspace) } : invoke with { IsKept = kernel.IsEmitted && !isPulled });
        if (!isPulled || arrived is not { } adjoint || invoke.Result is null)
            return;
        if (kernel.Vjp is null)
            throw new DerivativeRefusedException(invoke.Origin, $"the call of '{invoke.Function.Name}', whose derivative is known in forward form only, in reverse mode", kernel.MissingForm);

        Origin origin = invoke.Origin.In(Sweep.Reverse);
        bool mayBeEmpty = invoke.Result.Type is MatrixType && !IsWhole(adjoint);
        if (mayBeEmpty && (adjoint is not Local || invoke.Arguments.Where((argument, k) => kernel.Accumulates[k] && argument.Type is ScalarType).Any()))
        {
            // A number's adjoint has to be there afterwards, whether there is anything to add to it or not.
            Local filled = supply.Temporary(Names.AdjointOf(invoke.Result), invoke.Result.Type);
            sweep.Reverse.Add(FromWorkspace(filled, "Accumulator", origin, adjoint, invoke.Result));
            (adjoint, mayBeEmpty) = (filled, false);
        }

        List<Expr> arguments = [.. invoke.Arguments];
        if (kernel.VjpTakesResult)
            arguments.Add(invoke.Result);
        arguments.Add(adjoint);
        List<Local> writes = [], references = [];
        List<(Expr Argument, Local Adjoint)> scalars = [];
        for (int k = 0; k < invoke.Arguments.Count; k++)
        {
            Expr argument = invoke.Arguments[k];
            if (argument is Local { Type.Element: not null } array)
                RequireHeld(array, invoke, sweep);
            bool isVaried = activity.IsVaried(argument);
            if (kernel.LeavesOut(k) && isVaried)
                throw DerivativeRefusedException.LeftOut(invoke, argument);
            if (!kernel.Accumulates[k])
                continue;
            if (argument.Type is MatrixType || argument.Type.Element is not null)
            {
                if (!isVaried && !kernel.IsEmitted)
                {
                    arguments.Add(new Verbatim("default", argument.Type));
                    continue;
                }

                Local memory = argument.Type is MatrixType ? AccumulatorOf(argument, sweep, origin) : isVaried ? Shadow((Local)argument) : Discarded((Local)argument, origin, sweep);
                writes.Add(memory);
                arguments.Add(memory);
                continue;
            }

            Local local = supply.Temporary(Names.AdjointOf(argument), argument.Type);
            facts.MayBeSkipped(local);
            facts.MayBecomeInfinite(local);
            references.Add(local);
            arguments.Add(local);
            if (isVaried)
                scalars.Add((argument, local));
        }

        if (kernel.VjpTakesGradients)
            arguments.Add(hasParameters ? Gradients : new Verbatim("default", new OpaqueType(RuntimeTypes.Gradients)));
        if (kernel.VjpTakesWorkspace)
            arguments.Add(Workspace);
        Invoke pulled = new(null, references.ToEquatableArray(), writes.ToEquatableArray(), kernel.Vjp, arguments.ToEquatableArray(), origin)
        {
            Receiver = invoke.Receiver,
            IsKept = hasParameters,
        };
        sweep.Reverse.Add(mayBeEmpty ? UnlessEmpty((Local)adjoint, pulled) : pulled);
        foreach ((Expr argument, Local local) in scalars)
            Pull(argument, local, sweep, origin);
    }

    private bool IsWhole(Expr? adjoint) => adjoint is Local local && whole.Contains(local);

    // Where no adjoint has arrived, on the way that was taken, there is nothing to pull back.
    private static If UnlessEmpty(Local adjoint, Stmt pulled) => new(
        new Unary(UnaryOp.Not, new Field(adjoint, "IsEmpty", IrType.Boolean), IrType.Boolean), new Region([pulled], []), new Region([], []), [], pulled.Origin);

    /// <summary>The adjoint of a matrix, as memory to add to; the first time, zeros.</summary>
    private Local AccumulatorOf(Expr matrix, RegionSweep sweep, Origin origin)
    {
        Expr? existing = sweep.Existing(matrix);
        if (existing is Local known && IsWhole(known))
            return known;
        Local accumulator = supply.Temporary(Names.AdjointOf(matrix), matrix.Type);
        sweep.Reverse.Add(existing is null
            ? FromWorkspace(accumulator, "Zeros", origin, matrix)
            : FromWorkspace(accumulator, "Accumulator", origin, existing, matrix));
        whole.Add(accumulator);
        sweep.Adjoints.Set(matrix, accumulator, origin);
        return accumulator;
    }

    // x̄ += ȳ
    private void AddTo(Expr matrix, Expr contribution, RegionSweep sweep, Origin origin)
    {
        Local accumulator = AccumulatorOf(matrix, sweep, origin);
        sweep.Reverse.Add(OfMatrix(accumulator, "Accumulate", origin, contribution));
    }

    private Local SumOf(Expr left, Expr right, Expr matrix, RegionSweep side, Origin origin)
    {
        Local sum = supply.Temporary(Names.AdjointOf(matrix), matrix.Type);
        side.Reverse.Add(FromWorkspace(sum, "Sum", origin, left, right));
        return sum;
    }

    private Invoke FromWorkspace(Local result, string method, Origin origin, params Expr[] arguments) => new(
        result, [], [], new FunctionRef(RuntimeTypes.Workspace, method, arguments.Select(argument => argument.Type).ToEquatableArray(), result.Type), arguments.ToEquatableArray(), origin)
    {
        Receiver = Workspace,
    };

    private static Invoke OfMatrix(Local matrix, string method, Origin origin, params Expr[] arguments) => new(
        null, [], [matrix], new FunctionRef(RuntimeTypes.Matrix, method, arguments.Select(argument => argument.Type).ToEquatableArray(), IrType.Void), arguments.ToEquatableArray(), origin)
    {
        Receiver = matrix,
    };

    /// <summary>Adjoints of matrix parameters begin in the caller's memory.</summary>
    private void StartFrom(IEnumerable<Parameter> slots)
    {
        foreach (Parameter slot in slots.Where(slot => slot.Local.Type is MatrixType))
        {
            whole.Add(slot.Local);
            root.Adjoints.Set(slot.GradientOf!, slot.Local, Origin.None.In(Sweep.Reverse));
        }
    }

    /// <summary>Where an adjoint has moved on from the caller's memory, it is copied back.</summary>
    private IEnumerable<Stmt> Arrived(IEnumerable<Parameter> slots) =>
        from slot in slots
        where slot.Local.Type is MatrixType
        let adjoint = root.Adjoints.Find(slot.GradientOf!)
        where adjoint is not null && adjoint != slot.Local
        select OfMatrix(slot.Local, "Assign", Origin.None.In(Sweep.Reverse), adjoint);

    // Called last: the sweeps have decided what is needed.
    private IEnumerable<Stmt> WithWorkspace(IReadOnlyList<Stmt> statements, bool isGradient)
    {
        if (workspace is not null)
        {
            yield return new Effect(workspace, includesModel
                ? new Verbatim("StartDerivative()", workspace.Type)
                : new Call(new FunctionRef(RuntimeTypes.Workspace, "Rent", [], workspace.Type), []), Origin.None);
        }

        if (gradients is not null || (includesModel && isGradient))
        {
            string start = !isGradient ? "Parameters.Gradients" : gradients is null ? "Parameters.ClearGradient()" : "Parameters.StartGradient()";
            yield return new Effect(gradients, new Verbatim(start, new OpaqueType(RuntimeTypes.Gradients)), Origin.None);
        }

        foreach (Stmt statement in statements)
            yield return statement;
        if (gradients is not null && isGradient)
        {
            yield return new Invoke(null, [], [], new FunctionRef(RuntimeTypes.Gradients, "Complete", [], IrType.Void), [], Origin.None.In(Sweep.Reverse))
            {
                Receiver = gradients,
                IsKept = true,
            };
        }

        if (workspace is not null && !includesModel)
            yield return new Effect(null, new Call(new FunctionRef(RuntimeTypes.Workspace, "Return", [workspace.Type], IrType.Void), [workspace]), Origin.None.In(Sweep.Reverse));
    }
}
