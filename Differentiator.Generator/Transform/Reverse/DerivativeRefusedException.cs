using System;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <summary>The derivative cannot be made in this form; found out only while it is made. Reported where the statement stands.</summary>
internal sealed class DerivativeRefusedException(Origin origin, string what) : Exception(what)
{
    public Origin Origin => origin;
}
