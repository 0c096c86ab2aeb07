using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using Differentiator.Samples.Mnist;

namespace Differentiator.Samples.CommandLine;

/// <summary>The verb of the digits, which has more options than others.</summary>
internal static class MnistVerb
{
    public static Command Create(Func<ParseResult, Output> outputOf, int mostEpochs)
    {
        Option<string?> data = Text("--data", "DIR", "The directory of the four IDX files of MNIST, plain or .gz; looked for in the cache and downloaded if not given.");
        Option<string> mirror = new("--mirror") { Description = "Where to download from.", HelpName = "URL", DefaultValueFactory = _ => MnistDownload.DefaultMirror };
        mirror.Validators.Add(IsWebAddress);
        Option<int> epochs = NumberOption.Count("--epochs", "How often to pass over the training digits.", 10, mostEpochs);
        Option<int> seed = NumberOption.Seed(1);
        Option<int> threads = NumberOption.Count("--threads", "How many threads share each batch.", 1, 256, smallest: 1);
        Option<string?> load = Text("--load", "FILE", "Parameters to begin with, as a safetensors file.");
        Option<string?> save = Text("--save", "FILE", "Where to leave the parameters, as a safetensors file.");
        var verb = new Command("mnist", "A network that learns to read digits.") { data, mirror, epochs, seed, threads, load, save };
        verb.SetAction(parsed => MnistReport.Run(outputOf(parsed), new MnistOptions(
            parsed.GetValue(data),
            new Uri(parsed.GetValue(mirror)!),
            parsed.GetValue(epochs),
            parsed.GetValue(seed),
            parsed.GetValue(threads),
            parsed.GetValue(load),
            parsed.GetValue(save))));
        return verb;
    }

    private static Option<string?> Text(string name, string helpName, string description) => new(name) { Description = description, HelpName = helpName };

    private static void IsWebAddress(OptionResult option)
    {
        if (option.Tokens is [var token, ..] && !(Uri.TryCreate(token.Value, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"))
            option.AddError($"--mirror needs an http or https address; '{token.Value}' is none.");
    }
}
