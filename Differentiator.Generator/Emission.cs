using System;
using System.Threading;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.Frontend;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform;

namespace Differentiator.Generator;

/// <summary>A file while it is made: the generator begins all of them before it waits for the first, so that every processor has one to make.</summary>
internal sealed class Emission
{
    private readonly Lazy<EmittedFile> file;

    private Emission(MethodModel model, CompilerOptions options) => file = new Lazy<EmittedFile>(() => Emit(model, options));

    public static Emission Begin(MethodModel model, CompilerOptions options, CancellationToken cancellation)
    {
        Emission emission = new(model, options);
        ThreadPool.QueueUserWorkItem(_ => emission.Make(cancellation));
        return emission;
    }

    /// <summary>The file, which is made here if nobody has begun it yet.</summary>
    public EmittedFile End(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return file.Value;
    }

    private void Make(CancellationToken cancellation)
    {
        if (!cancellation.IsCancellationRequested)
            _ = file.Value;
    }

    private static EmittedFile Emit(MethodModel model, CompilerOptions options)
    {
        try
        {
            return new EmittedFile(model.HintName, model.Name, Compiler.Emit(model, options), null);
        }
        catch (DerivativeRefusedException refused)
        {
            // The analyzer reports it where the statement stands.
            DiagnosticInfo cause = LateRefusal.Of(refused, model);
            Refusal refusal = new(cause.Id, cause.Message);
            return new EmittedFile(model.HintName, model.Name, Compiler.Emit(model with { Function = null, Recursive = [], Refusal = refusal }, options), null);
        }
        catch (Exception exception)
        {
            return new EmittedFile(model.HintName, model.Name, EmitStub(model, options, exception), exception.Message);
        }
    }

    /// <summary>After an internal error callers still compile, if the stub at least can be written.</summary>
    private static string? EmitStub(MethodModel model, CompilerOptions options, Exception cause)
    {
        try
        {
            return Compiler.Emit(model with { Function = null, Refusal = new Refusal(InternalDiagnostics.InternalError.Id, cause.Message) }, options);
        }
        catch (Exception)
        {
            return null;
        }
    }
}
