using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiator.Tests.Fuzz;

/// <summary>Removes, repeats, copies and exchanges a few tokens of a source.</summary>
internal static class TokenMutation
{
    public static string Apply(string source, FuzzRandom random)
    {
        List<string> tokens = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(t => t.ToFullString())];
        for (int change = 1 + random.Next(5); change > 0 && tokens.Count > 0; change--)
        {
            int place = random.Next(tokens.Count), other = random.Next(tokens.Count);
            switch (random.Next(4))
            {
                case 0:
                    tokens.RemoveAt(place);
                    break;
                case 1:
                    tokens.Insert(place, tokens[other]);
                    break;
                case 2:
                    tokens[place] = tokens[other];
                    break;
                default:
                    (tokens[place], tokens[other]) = (tokens[other], tokens[place]);
                    break;
            }
        }

        return string.Concat(tokens);
    }
}
