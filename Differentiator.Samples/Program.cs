using System;
using System.CommandLine;
using System.IO;
using System.Text;
using Differentiator.Samples.CommandLine;

const int Failed = 1;
const int BadCommandLine = 2;

Console.OutputEncoding = Encoding.UTF8;
ParseResult parsed = Verbs.Create().Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
        Console.Error.WriteLine(error.Message);
    Console.Error.WriteLine("'--help' shows the verbs and their options.");
    return BadCommandLine;
}

try
{
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(exception.Message);
    return Failed;
}
