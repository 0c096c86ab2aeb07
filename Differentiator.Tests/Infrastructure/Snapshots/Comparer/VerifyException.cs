using System;

namespace VerifyTests;

/// <summary>A text differs from its verified file, or one of the two is missing.</summary>
public sealed class VerifyException(string message) : Exception(message);
